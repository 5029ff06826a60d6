/** The command that writes everything the board can use into one file. It only reads. */
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import { kinds, kubectlLine } from "./kubectl.ts";
import styles from "./KubectlLine.module.css";

export function KubectlLine(): ReactNode {
  const commands = useCommands();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(kubectlLine);
      commands.toast("Command copied");
    } catch {
      commands.toast("The browser did not let us copy. Select the text and copy it by hand.");
    }
  };
  return (
    <div className={styles["box"]}>
      <code className={styles["line"]}>
        kubectl get{" "}
        {kinds.map((kind, index) => (
          <span key={kind}>
            {kind}
            {index < kinds.length - 1 && (
              <>
                ,<wbr />
              </>
            )}
          </span>
        ))}{" "}
        -A -o yaml &gt; cluster.yaml
      </code>
      <Button size="sm" icon={<Copy size={13} aria-hidden />} onClick={() => void copy()}>
        Copy
      </Button>
    </div>
  );
}
