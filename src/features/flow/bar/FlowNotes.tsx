/**
 * The second line of the bar, there only when there is something to say: what is missing or wrong, the port followed
 * from service to container, which family and which backend, and where the other set of policies would answer otherwise.
 */
import { TriangleAlert } from "lucide-react";
import { Fragment, type ReactElement, type ReactNode } from "react";
import type { FlowCase, PortTruth } from "#src/explain/index.ts";
import { useCommands, useSession, type FlowAnswer } from "#src/session/index.ts";
import { Button, Glyph, Mark, Menu, SegmentedRadio } from "#src/ui/index.ts";
import { type Answered, answeredOf } from "../answer.ts";
import { endName } from "./ends.ts";
import styles from "./FlowNotes.module.css";
import { PROBLEM_ID, SOURCE_PORT_PROBLEM_ID } from "./PortFields.tsx";

export function FlowNotes({ sourcePortProblem }: { readonly sourcePortProblem: string | null }): ReactNode {
  const answer = useSession((state) => state.answer);
  const answered = useSession(answeredOf);
  const truth = portTruthOf(answer);
  const otherScope = answered?.otherScope ?? null;
  const notes = [
    sourcePortProblem !== null && (
      <Problem key="source port" id={SOURCE_PORT_PROBLEM_ID} text={sourcePortProblem} />
    ),
    answer?.kind === "problem" && <Problem key="problem" id={PROBLEM_ID} text={answer.message} />,
    answer?.kind === "needs-port" && <NeedsPort key="port" answer={answer} />,
    truth !== null && <Truth key="truth" truth={truth} />,
    answered !== null && answered.cases.length > 1 && <Backends key="backends" answer={answered} />,
    answered !== null && answered.families.length > 1 && <Families key="families" answer={answered} />,
    otherScope !== null && <OtherScope key="scope" text={otherScope} />,
  ].filter((note) => note !== false);
  return notes.length === 0 ? null : <div className={styles["notes"]}>{notes}</div>;
}

function portTruthOf(answer: FlowAnswer | null): PortTruth | null {
  switch (answer?.kind) {
    case "answer":
    case "needs-port":
      return answer.portTruth;
    case "problem":
    case undefined:
      return null;
  }
}

function Problem({ id, text }: { readonly id: string; readonly text: string }): ReactElement {
  return (
    <p id={id} role="alert" className={styles["problem"]}>
      <TriangleAlert size={14} aria-hidden />
      {text}
    </p>
  );
}

type NeedsPortAnswer = Extract<FlowAnswer, { kind: "needs-port" }>;

function NeedsPort({ answer }: { readonly answer: NeedsPortAnswer }): ReactElement {
  const { setPort } = useCommands();
  return (
    <div className={styles["note"]}>
      <span>
        {answer.offers.length === 0 ? "Type a protocol and port, such as tcp/80." : "On which port?"}
      </span>
      {answer.offers.slice(0, 6).map((offer) => (
        <Button key={offer.spec} size="sm" className={styles["offer"]} onClick={() => setPort(offer.spec)}>
          <code>{offer.spec}</code>
          {offer.name}
        </Button>
      ))}
    </div>
  );
}

function Truth({ truth }: { readonly truth: PortTruth }): ReactElement {
  return (
    <p className={styles["note"]}>
      {truth.parts.map((part, index) => (
        <Fragment key={part.label}>
          {index > 0 && <span className={styles["arrow"]}>→</span>}
          <span>
            {part.label} <code className={styles["value"]}>{part.value}</code>
          </span>
        </Fragment>
      ))}
      {truth.problem !== null && (
        <span className={styles["problem"]}>
          <TriangleAlert size={14} aria-hidden />
          {truth.problem}
        </span>
      )}
    </p>
  );
}

function Backends({ answer }: { readonly answer: Answered }): ReactElement {
  const backend = useSession((state) => state.backend);
  const { setBackend } = useCommands();
  const shown = answer.cases[backend] ?? answer.cases[0];
  return (
    <div className={styles["note"]}>
      <span>{answer.cases.length} backends, shown:</span>
      <Menu
        trigger={
          <Button size="sm" icon={<Glyph name="cube" size={14} />}>
            {shown === undefined ? "choose" : endName(shown.to).name}
          </Button>
        }
        items={answer.cases.map((flow, index) => ({
          kind: "item",
          label: endName(flow.to).label,
          detail: flow.explanation.word,
          icon: <Mark mark={markOf(flow)} />,
          onSelect: () => setBackend(index),
        }))}
      />
    </div>
  );
}

function markOf(flow: FlowCase): "allow" | "deny" | "undecidable" {
  switch (flow.explanation.word) {
    case "Allowed":
      return "allow";
    case "Denied":
      return "deny";
    case "Undecidable":
      return "undecidable";
  }
}

function Families({ answer }: { readonly answer: Answered }): ReactElement {
  const family = useSession((state) => state.family) ?? answer.families[0] ?? 4;
  const { setFamily } = useCommands();
  return (
    <SegmentedRadio
      label="Address family"
      value={String(family)}
      options={answer.families.map((each) => ({ value: String(each), label: `IPv${each}` }))}
      onChange={(value) => setFamily(value === "6" ? 6 : 4)}
    />
  );
}

function OtherScope({ text }: { readonly text: string }): ReactElement {
  return (
    <p className={styles["note"]}>
      <Mark mark="staged" size={14} />
      {text}
    </p>
  );
}
