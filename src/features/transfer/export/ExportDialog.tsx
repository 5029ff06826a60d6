/** The draft as YAML: what changed, how much of it to hand over, and a look at it before it is saved. */
import { type ReactNode, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Dialog } from "#src/ui/index.ts";
import { ChangeList } from "./ChangeList.tsx";
import { ChooseWhat } from "./ChooseWhat.tsx";
import styles from "./ExportDialog.module.css";
import { HandOver } from "./HandOver.tsx";
import { Preview } from "./Preview.tsx";
import { useExport } from "./use-export.ts";
import { whatOf, type Chosen } from "./what.ts";

export function ExportDialog(): ReactNode {
  const open = useSession((state) => state.dialog === "export");
  const commands = useCommands();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? commands.openDialog("export") : commands.closeDialog())}
      title="Export"
      description="Your own text, changed only where the draft changes it. Apply it with your own review."
      size="lg"
    >
      <ExportBody />
    </Dialog>
  );
}

function ExportBody(): ReactNode {
  const snapshot = useSession((state) => state.snapshot);
  const opened = useSession((state) => state.policy ?? "");
  const edited = useSession((state) => (state.document?.cursor ?? 0) > 0);
  const [chosen, setChosen] = useState<Chosen>({
    choice: edited ? "changed" : "all",
    policy: opened,
    tier: "",
  });
  const what = snapshot === null ? null : whatOf(chosen, snapshot.board);
  const files = useExport(what);
  if (snapshot === null) return <p>Nothing is loaded yet.</p>;
  return (
    <div className={styles["parts"]}>
      <ChangeList changes={snapshot.changes} />
      <ChooseWhat chosen={chosen} onChange={setChosen} board={snapshot.board} edited={edited} />
      <Preview files={files} />
      <HandOver files={files} />
    </div>
  );
}
