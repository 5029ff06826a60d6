/** The bar under the top bar: both ends, the port, which policies count, and how the answer is known. */
import { ArrowLeftRight, ArrowRight, Check, CircleHelp, History, Link2, PencilRuler, X } from "lucide-react";
import { type ReactElement, type ReactNode, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, Chip, IconButton, Menu, SegmentedRadio, VisuallyHidden } from "#src/ui/index.ts";
import { useExplanation } from "../answer.ts";
import { EndPicker } from "./EndPicker.tsx";
import { endName } from "./ends.ts";
import styles from "./FlowBar.module.css";
import { FlowNotes } from "./FlowNotes.tsx";
import { KnownFlows } from "./KnownFlows.tsx";
import { PortField, SourcePortField } from "./PortFields.tsx";
import { SlotVerdict } from "./SlotVerdict.tsx";

export interface FlowBarProps {
  /** What others do with the flow asked about, e.g. pin it. */
  readonly tools?: ReactNode;
}

export function FlowBar({ tools }: FlowBarProps): ReactElement {
  const [sourcePortProblem, setSourcePortProblem] = useState<string | null>(null);
  const dragging = useSession((state) => state.drag !== null && state.answer?.kind === "answer");
  return (
    <div role="group" aria-label="Flow" className={styles["bar"]}>
      <div className={styles["row"]}>
        <div className={styles["question"]}>
          <span className={styles["label"]} aria-hidden>
            Flow
          </span>
          <EndPicker side="source" />
          <ArrowRight size={14} aria-hidden className={styles["arrow"]} />
          <EndPicker side="destination" />
          <PortField />
          <SourcePortField problem={sourcePortProblem} onProblem={setSourcePortProblem} />
        </div>
        <FlowTools />
        {dragging ? <SlotVerdict /> : <AnswerTools>{tools}</AnswerTools>}
      </div>
      <FlowNotes sourcePortProblem={sourcePortProblem} />
    </div>
  );
}

function FlowTools(): ReactElement {
  const some = useSession((state) => state.source !== null || state.destination !== null);
  const commands = useCommands();
  return (
    <div className={styles["tools"]}>
      <IconButton
        label="Swap source and destination"
        disabled={!some || !commands.enabled("swap")}
        onClick={() => commands.run("swap")}
      >
        <ArrowLeftRight size={16} aria-hidden />
      </IconButton>
      <RecentFlows />
      {some && (
        <Button
          variant="ghost"
          icon={<X size={16} aria-hidden />}
          className={styles["clear"]}
          onClick={() => commands.run("clear-flow")}
        >
          <span className={styles["clearText"]}>
            Clear<VisuallyHidden> flow</VisuallyHidden>
          </span>
        </Button>
      )}
    </div>
  );
}

function RecentFlows(): ReactNode {
  const recent = useSession((state) => state.recent);
  const { askRecent } = useCommands();
  if (recent.length === 0) return null;
  return (
    <Menu
      trigger={
        <IconButton label="Recent flows">
          <History size={16} aria-hidden />
        </IconButton>
      }
      items={recent.map((flow, index) => ({
        kind: "item",
        label: `${endName(flow.from).name} → ${endName(flow.to).name}`,
        detail: flow.port,
        onSelect: () => askRecent(index),
      }))}
    />
  );
}

function AnswerTools({ children }: { readonly children: ReactNode }): ReactElement {
  const scope = useSession((state) => state.scope);
  const asked = useSession((state) => state.source !== null && state.destination !== null);
  const commands = useCommands();
  return (
    <div className={styles["answer"]}>
      <KnownFlows />
      <KnownBy />
      <SegmentedRadio
        label="Policies that count"
        value={scope}
        options={[
          { value: "enforced", label: "Enforced" },
          { value: "pending", label: "Pending" },
        ]}
        onChange={commands.setScope}
      />
      {children}
      <IconButton label="Copy link" disabled={!asked} onClick={() => commands.run("copy-link")}>
        <Link2 size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

function KnownBy(): ReactNode {
  const explanation = useExplanation();
  if (explanation === null) return null;
  const { knownBy, word } = explanation;
  const icon =
    word === "Undecidable" ? (
      <CircleHelp size={13} aria-hidden />
    ) : knownBy.includes("draft") ? (
      <PencilRuler size={13} aria-hidden />
    ) : (
      <Check size={13} aria-hidden />
    );
  return (
    <Chip icon={icon} className={styles["known"]} title={sentence(knownBy)}>
      <span className={styles["knownText"]}>{sentence(knownBy)}</span>
    </Chip>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
