/** Everything that brings documents in: files, a folder, pasted text, an address, the samples. */
import type { ReactNode } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Dialog, SegmentedRadio } from "#src/ui/index.ts";
import { FromFiles } from "./FromFiles.tsx";
import { FromSamples } from "./FromSamples.tsx";
import { FromText } from "./FromText.tsx";
import { FromUrl } from "./FromUrl.tsx";
import { ImportProblems } from "./ImportProblems.tsx";
import styles from "./ImportDialog.module.css";

export function ImportDialog(): ReactNode {
  const open = useSession((state) => state.dialog === "import");
  const commands = useCommands();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? commands.openDialog("import") : commands.closeDialog())}
      title="Import"
      description="Tiers, policies, pods, namespaces and services as YAML or JSON. Nothing leaves this browser."
    >
      <div className={styles["parts"]}>
        <Mode />
        <ImportProblems />
        <Progress />
        <FromFiles />
        <FromText />
        <FromUrl />
        <FromSamples />
      </div>
    </Dialog>
  );
}

function Mode(): ReactNode {
  const mode = useSession((state) => state.importMode);
  const title = useSession((state) => state.document?.title ?? null);
  const commands = useCommands();
  return (
    <div className={styles["mode"]}>
      <SegmentedRadio
        label="What happens to the loaded documents"
        value={mode}
        options={[
          { value: "replace", label: "Replace" },
          { value: "add", label: "Add" },
        ]}
        onChange={commands.setImportMode}
      />
      {title !== null && (
        <p className={styles["hint"]}>
          {mode === "replace"
            ? `It takes the place of ${title}`
            : `${title} stays; a file of the same name is replaced`}
        </p>
      )}
    </div>
  );
}

function Progress(): ReactNode {
  const share = useSession((state) => (state.status.kind === "loading" ? state.status.share : null));
  return share === null ? null : (
    <progress className={styles["progress"]} aria-label="Reading" value={share} />
  );
}
