/** The command that writes everything the board can use into one file. It only reads. */
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import { kubectlCommand } from "./kubectl.ts";
import styles from "./KubectlCommand.module.css";

export function KubectlCommand(): ReactNode {
  const commands = useCommands();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(kubectlCommand);
      commands.toast("Command copied");
    } catch {
      commands.toast("The browser did not let us copy. Select the text and copy it by hand.");
    }
  };
  return (
    <div className={styles["box"]}>
      <Button
        size="sm"
        className={styles["copy"]}
        icon={<Copy size={13} aria-hidden />}
        onClick={() => void copy()}
      >
        Copy
      </Button>
      <code className={styles["command"]}>{kubectlCommand}</code>
    </div>
  );
}
