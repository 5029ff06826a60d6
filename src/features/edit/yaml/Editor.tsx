/**
 * A policy's text with line numbers and problems underlined as it is typed. Ctrl+Enter applies it as one step of the
 * draft, Escape leaves; what would be lost is asked about first.
 */
import { type ReactNode, useState } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useCommands } from "#src/session/index.ts";
import { Button, Kbd } from "#src/ui/index.ts";
import styles from "./Editor.module.css";
import { Leaving } from "./Leaving.tsx";
import { ProblemList } from "./ProblemList.tsx";
import { useCheck } from "./use-check.ts";
import { useCodeMirror } from "./use-code-mirror.ts";

export interface EditorProps {
  readonly policy: PolicyId;
  readonly text: string;
  readonly file: string;
}

export function Editor({ policy, text, file }: EditorProps): ReactNode {
  const commands = useCommands();
  const [start] = useState(() => text.replaceAll(/\r\n?/g, "\n"));
  const [now, setNow] = useState(start);
  const [leaving, setLeaving] = useState(false);
  const checked = useCheck(policy, now);
  const changed = now !== start;
  const leave = (): void => commands.editYaml(null);
  const apply = async (): Promise<void> => {
    if (!changed) leave();
    else if (await commands.edit({ kind: "replace", policy, text: now })) leave();
  };
  const { host, focus, show } = useCodeMirror({
    text: start,
    label: `YAML of ${policy}`,
    diagnostics: checked?.check.diagnostics ?? null,
    onChange: setNow,
    onApply: () => void apply(),
    onLeave: () => (changed ? setLeaving(true) : leave()),
  });
  // Judged is what was typed last, or nothing may be applied.
  const refusal = checked?.text === now ? checked.check.refusal : null;
  const ready = changed && checked?.text === now && refusal === null;
  return (
    <section aria-label="Edit YAML" className={styles["pane"]}>
      <h3 className={styles["title"]}>
        Edit YAML <span className={styles["file"]}>{file}</span>
      </h3>
      <div ref={host} className={styles["host"]} />
      <ProblemList
        diagnostics={checked?.check.diagnostics ?? []}
        refusal={changed ? refusal : null}
        onShow={show}
      />
      {leaving ? (
        <Leaving
          onDiscard={leave}
          onStay={() => {
            setLeaving(false);
            focus();
          }}
        />
      ) : (
        <footer className={styles["foot"]}>
          <span className={styles["keys"]}>
            <Kbd>Esc</Kbd> leaves
          </span>
          <Button onClick={() => (changed ? setLeaving(true) : leave())}>Cancel</Button>
          <Button variant="primary" disabled={!ready} onClick={() => void apply()}>
            Apply <Kbd>Ctrl Enter</Kbd>
          </Button>
        </footer>
      )}
    </section>
  );
}
