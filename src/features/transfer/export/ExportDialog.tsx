/** The draft to hand over: in which form, with what failing pins, a look at it, and then copied or saved. */
import { type ReactNode, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Dialog } from "#src/ui/index.ts";
import { ChangeList } from "./ChangeList.tsx";
import { ChooseForm } from "./ChooseForm.tsx";
import { Details } from "./Details.tsx";
import styles from "./ExportDialog.module.css";
import { FailingPins } from "./FailingPins.tsx";
import { HandOver } from "./HandOver.tsx";
import { Preview } from "./Preview.tsx";
import { useExport } from "./use-export.ts";
import type { Chosen } from "./what.ts";

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
  const [chosen, setChosen] = useState(useFirstChoice());
  const exported = useExport(chosen);
  const { output } = exported;
  if (snapshot === null) return <p>Nothing is loaded yet.</p>;
  return (
    <div className={styles["parts"]}>
      <ChooseForm chosen={chosen.form} onChange={(form) => setChosen({ ...chosen, form })} />
      <div className={styles["side"]}>
        <FailingPins />
        <ChangeList changes={snapshot.changes} />
        <Details chosen={chosen} onChange={setChosen} board={snapshot.board} />
        <Preview exported={exported} />
        <HandOver output={output} chosen={chosen} />
      </div>
    </div>
  );
}

function useFirstChoice(): Chosen {
  const policy = useSession((state) => state.policy ?? "");
  const form = useSession(
    (state) => state.exportAs ?? ((state.document?.cursor ?? 0) > 0 ? "changed" : "all"),
  );
  return { form, policy, tier: "", trace: "text", redacted: false };
}
