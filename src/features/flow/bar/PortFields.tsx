/**
 * "Protocol and port" and "Source port". What is typed stays as typed, valid or not: the session keeps it and the
 * answer says what is wrong with it. A pause in typing asks the question, as Enter and leaving the field do.
 */
import { type ReactElement, useEffect, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Combobox } from "#src/ui/index.ts";
import styles from "./PortFields.module.css";

/** Milliseconds without a keystroke after which the text typed is asked. */
const PAUSE = 350;
/** Id of the sentence in the second line of the bar that says what is wrong. */
export const PROBLEM_ID = "flow-problem";
export const SOURCE_PORT_PROBLEM_ID = "flow-source-port-problem";

export function PortField(): ReactElement {
  const port = useSession((state) => state.port);
  const offers = useSession((state) => state.answer?.offers ?? null);
  const invalid = useSession(
    (state) =>
      state.answer?.kind === "problem" && state.port !== "" && state.answer.query.port === state.port,
  );
  const { setPort } = useCommands();
  const [typed, setTyped] = useTyped(port, setPort);
  return (
    <Combobox
      label="Protocol and port"
      className={styles["port"]}
      placeholder="tcp/80"
      value={typed}
      onChange={setTyped}
      onCommit={(text) => setPort(text.trim())}
      options={(offers ?? []).map((offer) => ({ value: offer.spec, detail: offer.name }))}
      invalid={invalid}
      aria-describedby={invalid ? PROBLEM_ID : undefined}
    />
  );
}

/** The text of a field whose value lives in the session: typing runs ahead of it, a change from elsewhere wins. */
function useTyped(value: string, commit: (text: string) => void): [string, (text: string) => void] {
  const [draft, setDraft] = useState({ text: value, over: value });
  const text = draft.over === value ? draft.text : value;
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => commit(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text, value, commit]);
  return [text, (next) => setDraft({ text: next, over: value })];
}

/** Null: empty; a number: a port; `invalid` otherwise. */
function parseSourcePort(text: string): number | null | "invalid" {
  if (text.trim() === "") return null;
  const port = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : NaN;
  return port >= 1 && port <= 65535 ? port : "invalid";
}

export interface SourcePortFieldProps {
  readonly onProblem: (problem: string | null) => void;
  readonly problem: string | null;
}

export function SourcePortField({ problem, onProblem }: SourcePortFieldProps): ReactElement {
  const port = useSession((state) => state.sourcePort);
  const { setSourcePort } = useCommands();
  const commit = (text: string): void => {
    const parsed = parseSourcePort(text);
    onProblem(
      parsed === "invalid" ? `\`${text.trim()}\` is not a source port: 1 to 65535, or nothing for any` : null,
    );
    if (parsed !== "invalid" && parsed !== port) setSourcePort(parsed);
  };
  const value = port === null ? "" : String(port);
  const [draft, setDraft] = useState({ text: value, over: value });
  const text = draft.over === value ? draft.text : value;
  return (
    <input
      type="text"
      inputMode="numeric"
      autoComplete="off"
      aria-label="Source port"
      aria-invalid={problem !== null}
      aria-describedby={problem === null ? undefined : SOURCE_PORT_PROBLEM_ID}
      placeholder="from any"
      title="Source port; empty is any ephemeral port"
      className={styles["source"]}
      value={text}
      onChange={(event) => {
        setDraft({ text: event.target.value, over: value });
        commit(event.target.value);
      }}
    />
  );
}
