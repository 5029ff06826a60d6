/** Nothing is open: every way to get something on the board, and what is needed for it. */
import { FileText, FolderOpen, Lock, Terminal, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { samples, useCommands } from "#src/session/index.ts";
import { Button, Kbd } from "#src/ui/index.ts";
import { keysOf } from "../shell/keys.ts";
import styles from "./Empty.module.css";
import { KubectlCommand } from "./KubectlCommand.tsx";
import { PasteCard } from "./PasteCard.tsx";
import { Picture } from "./Picture.tsx";

export function Empty(): ReactNode {
  return (
    <div className={styles["scroll"]}>
      <div className={styles["page"]}>
        <h2 className={styles["title"]}>See where every flow goes</h2>
        <p className={styles["lead"]}>
          Open your tiers, policies, namespaces and pods. Then choose a source and a destination to follow the
          flow through the tiers, or drag a policy to see what would change.
        </p>
        <div className={styles["grid"]}>
          <Files />
          <Samples />
          <PasteCard />
          <section className={styles["card"]} aria-labelledby="empty-cluster">
            <h3 id="empty-cluster" className={styles["heading"]}>
              <Terminal size={17} aria-hidden />
              From a cluster
            </h3>
            <p className={styles["text"]}>
              Run this in a shell where kubectl works, then drop the file it writes here. It only reads;
              errors about kinds that your cluster lacks are expected.
            </p>
            <KubectlCommand />
          </section>
        </div>
        <ul className={styles["facts"]}>
          <li>
            <Lock size={13} aria-hidden />
            Everything is computed in this browser: no upload, no account
          </li>
          <li>
            <WifiOff size={13} aria-hidden />
            It asks no server for an answer
          </li>
        </ul>
      </div>
    </div>
  );
}

function Files(): ReactNode {
  const commands = useCommands();
  return (
    <section className={styles["drop"]} aria-labelledby="empty-files">
      <div>
        <h3 id="empty-files" className={styles["heading"]}>
          <FileText size={17} aria-hidden />
          Drop files here
        </h3>
        <p className={styles["text"]}>
          YAML or JSON, one object or many, files, a folder or a .zip. What kubectl prints works, and so does
          a Git repository of manifests.
        </p>
      </div>
      <Picture />
      <p className={styles["text"]}>
        Best with tiers, policies, namespaces and pods. Deployments and the like stand in where pods are
        missing.
      </p>
      <div className={styles["ways"]}>
        <Button variant="primary" onClick={() => void commands.run("import")}>
          Choose files…
        </Button>
        <Kbd className={styles["keys"]}>{keysOf("import")}</Kbd>
      </div>
    </section>
  );
}

function Samples(): ReactNode {
  const commands = useCommands();
  return (
    <section className={styles["card"]} aria-labelledby="empty-samples">
      <h3 id="empty-samples" className={styles["heading"]}>
        <FolderOpen size={17} aria-hidden />
        Open a sample
      </h3>
      <ul className={styles["samples"]}>
        {samples.map(({ file, title, about }) => (
          <li key={file}>
            <div>
              <b>{title}</b>
              <span>{about}</span>
            </div>
            <Button
              size="sm"
              aria-label={`Open ${title}`}
              onClick={() => void commands.run("load-sample", { file })}
            >
              Open
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
