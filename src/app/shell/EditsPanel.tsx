/** What opens from the draft's button: the edits with the way back to each, what they change in the objects, and new ones. */
import type { ReactNode } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, cx, SegmentedRadio } from "#src/ui/index.ts";
import styles from "./EditsButton.module.css";

export function EditsPanel(): ReactNode {
  const edited = useSession((state) => (state.document?.edits.length ?? 0) > 0);
  return (
    <>
      {edited ? (
        <History />
      ) : (
        <p className={styles["none"]}>
          Drag a policy, or use the menu on its grip. Edits stay a draft in this browser until you export
          them.
        </p>
      )}
      <AddButtons />
    </>
  );
}

function AddButtons(): ReactNode {
  const fixed = useSession((state) => state.snapshot === null || state.version === "before");
  const commands = useCommands();
  if (fixed) return null;
  return (
    <div className={styles["add"]}>
      <Button size="sm" onClick={() => commands.run("add-policy")}>
        Add a policy…
      </Button>
      <Button size="sm" onClick={() => commands.run("add-tier")}>
        Add a tier…
      </Button>
    </div>
  );
}

function History(): ReactNode {
  const edits = useSession((state) => state.document?.edits ?? []);
  const cursor = useSession((state) => state.document?.cursor ?? 0);
  const version = useSession((state) => state.version);
  const changes = useSession((state) => state.snapshot?.changes ?? []);
  const commands = useCommands();
  return (
    <div className={styles["history"]}>
      <SegmentedRadio
        label="What the board shows"
        value={version}
        options={[
          { value: "before", label: "Before" },
          { value: "after", label: "After the edits" },
        ]}
        onChange={(value) => void commands.setVersion(value)}
      />
      <ol className={styles["steps"]} aria-label="Edits, oldest first">
        <Step
          title="As loaded"
          current={cursor === 0}
          undone={false}
          onJump={() => void commands.jumpTo(0)}
        />
        {edits.map((edit, index) => (
          <Step
            key={index}
            title={edit.title}
            current={cursor === index + 1}
            undone={index >= cursor}
            onJump={() => void commands.jumpTo(index + 1)}
          />
        ))}
      </ol>
      {changes.length > 0 && (
        <ul className={styles["changes"]} aria-label="Changed objects">
          {changes.map(({ object, text }) => (
            <li key={object}>
              {object}
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface StepProps {
  readonly title: string;
  readonly current: boolean;
  readonly undone: boolean;
  readonly onJump: () => void;
}

function Step({ title, current, undone, onJump }: StepProps): ReactNode {
  return (
    <li>
      <button
        type="button"
        className={cx(styles["step"], undone && styles["undone"])}
        aria-current={current ? "step" : undefined}
        onClick={onJump}
      >
        {title}
        {undone && <span className="visually-hidden">, undone</span>}
      </button>
    </li>
  );
}
