/** The built-in clusters. A sample always replaces: mixing two of them would make a third that nobody wrote. */
import type { ReactNode } from "react";
import { samples, useCommands } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import styles from "./FromSamples.module.css";
import parts from "./ImportDialog.module.css";

export function FromSamples(): ReactNode {
  const commands = useCommands();
  return (
    <section className={parts["part"]} aria-label="Samples">
      <h3 className={parts["heading"]}>Open a sample</h3>
      <ul className={styles["list"]}>
        {samples.map(({ file, title, about }) => (
          <li key={file} className={styles["sample"]}>
            <div>
              <p className={styles["title"]}>{title}</p>
              <p className={styles["about"]}>{about}</p>
            </div>
            <Button
              size="sm"
              aria-label={`Open ${title}`}
              onClick={() => commands.run("load-sample", { file })}
            >
              Open
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
