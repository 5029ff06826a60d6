/** One edit: its sentence, what it did to the objects, what it changes by itself; pressed it filters the groups. */
import { Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Edit } from "#src/plan/index.ts";
import { type EditFacts, useCommands, useSession } from "#src/session/index.ts";
import { cx, IconButton, VisuallyHidden } from "#src/ui/index.ts";
import { EditFigures } from "./EditFigures.tsx";
import { EditNumber } from "./EditNumber.tsx";
import styles from "./EditRow.module.css";

export interface EditRowProps {
  readonly edit: Edit;
  /** Counts from 0. */
  readonly at: number;
}

export function EditRow({ edit, at }: EditRowProps): ReactNode {
  const cursor = useSession((state) => state.document?.cursor ?? 0);
  const facts = useSession((state) => state.analysis.edits.facts[at] ?? null);
  const chosen = useSession((state) => state.impact.edit === at);
  const { setImpactEdit } = useCommands();
  const undone = at >= cursor;
  const content = <Content edit={edit} at={at} facts={facts} undone={undone} />;
  return (
    <li
      className={cx(styles["row"], undone && styles["undone"], chosen && styles["chosen"])}
      aria-current={at === cursor - 1 ? "step" : undefined}
    >
      {undone ? (
        <div className={styles["face"]}>{content}</div>
      ) : (
        <button
          type="button"
          className={styles["face"]}
          aria-pressed={chosen}
          onClick={() => setImpactEdit(chosen ? null : at)}
        >
          {content}
        </button>
      )}
      <Jump at={at} undone={undone} />
    </li>
  );
}

interface ContentProps extends EditRowProps {
  readonly facts: EditFacts | null;
  readonly undone: boolean;
}

function Content({ edit, at, facts, undone }: ContentProps): ReactNode {
  const objects = facts?.objects ?? [];
  const [first] = objects;
  return (
    <>
      <EditNumber at={at} />
      <span className={styles["words"]}>
        <span className={styles["title"]}>
          {edit.title}
          {undone && <VisuallyHidden>, undone</VisuallyHidden>}
        </span>
        {/* Its room is kept until it is known. */}
        <span className={styles["object"]} title={first?.text}>
          {first?.text ?? " "}
          {objects.length > 1 && ` and ${objects.length - 1} more`}
        </span>
        <EditFigures figures={facts?.figures ?? null} />
      </span>
    </>
  );
}

function Jump({ at, undone }: { readonly at: number; readonly undone: boolean }): ReactNode {
  const { jumpTo } = useCommands();
  return undone ? (
    <IconButton label={`Redo up to edit ${at + 1}`} size="sm" onClick={() => void jumpTo(at + 1)}>
      <Redo2 size={14} aria-hidden />
    </IconButton>
  ) : (
    <IconButton label={`Undo back to before edit ${at + 1}`} size="sm" onClick={() => void jumpTo(at)}>
      <Undo2 size={14} aria-hidden />
    </IconButton>
  );
}
