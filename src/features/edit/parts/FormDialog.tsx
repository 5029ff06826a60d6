/** A dialog that is a form for one edit: it can be sent once the edit can be made, and says what stands in its way. */
import { type ReactNode, useId } from "react";
import { useCommands, type Planned } from "#src/session/index.ts";
import { Button, Dialog, type DialogProps } from "#src/ui/index.ts";
import styles from "./Form.module.css";

export interface FormDialogProps extends Pick<DialogProps, "title" | "description" | "size"> {
  /** Of the button that makes the edit. */
  readonly action: string;
  /** Null while it is being worked out. */
  readonly planned: Planned | null;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** Of a form without fields there is none. */
function firstField(content: HTMLElement): HTMLElement | null {
  return content.querySelector("input:not([type=radio]):not([readonly]), input:checked, select");
}

export function FormDialog({ action, planned, onSubmit, children, ...dialog }: FormDialogProps): ReactNode {
  const { closeDialog } = useCommands();
  const id = useId();
  const reason = planned?.ok === false ? planned.reason : "";
  return (
    <Dialog
      {...dialog}
      open
      onOpenChange={closeDialog}
      startAt={firstField}
      footer={
        <>
          <p id={`${id}-reason`} className={styles["reason"]} role="status">
            {reason}
          </p>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button
            type="submit"
            form={id}
            variant="primary"
            disabled={planned?.ok !== true}
            aria-describedby={`${id}-reason`}
          >
            {action}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (planned?.ok !== true) return;
          closeDialog();
          onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
