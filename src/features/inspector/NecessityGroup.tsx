/** Flows that would change alike without the policy: who to whom, on what, as it is and without it; one of them on the board. */
import type { ReactElement } from "react";
import {
  type ImpactFlow,
  type ImpactGroup,
  type JudgedFacts,
  useCommands,
  useSession,
} from "#src/session/index.ts";
import { Button, Mark } from "#src/ui/index.ts";
import { counted } from "./needed.ts";
import styles from "./Necessity.module.css";

export function NecessityGroup({ group }: { readonly group: ImpactGroup }): ReactElement {
  const { from, to, ports, pairs, before, after, flows } = group;
  const [witness] = flows;
  return (
    <li>
      <p className={styles["who"]}>
        <b>{from.text}</b> to <b>{to.text}</b>
        <span className={styles["ports"]}>{ports}</span>
        <small>{counted(pairs, "pair")}</small>
      </p>
      <dl className={styles["fates"]}>
        <Fate name="As it is" judged={before} />
        <Fate name="Without it" judged={after} />
      </dl>
      {witness !== undefined && <OnBoard flow={witness} />}
    </li>
  );
}

function Fate({ name, judged }: { readonly name: string; readonly judged: JudgedFacts }): ReactElement {
  const { word, mark, decider } = judged;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Mark mark={mark} size={13} />
        {word}
        {decider !== "" && <span>{decider}</span>}
      </dd>
    </div>
  );
}

/** The screen gives way to the board. */
function OnBoard({ flow }: { readonly flow: ImpactFlow }): ReactElement {
  const { openPolicy, showFlow } = useCommands();
  const version = useSession((state) => state.version);
  const show = (): void => {
    openPolicy(null);
    void showFlow(flow, version);
  };
  return (
    <Button
      size="sm"
      aria-label={`Show on the board: ${flow.from} to ${flow.to}, ${flow.port}`}
      onClick={show}
    >
      Show on the board
    </Button>
  );
}
