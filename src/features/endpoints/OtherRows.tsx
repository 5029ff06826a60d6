/** Services, network sets, and pods that are not endpoints yet. */
import { type ReactNode, useState } from "react";
import type { NetworkSetFacts, ServiceFacts } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, Glyph } from "#src/ui/index.ts";
import { AddressBox } from "./AddressBox.tsx";
import { EndBadge } from "./EndBadge.tsx";
import styles from "./Row.module.css";
import { useEnd } from "./use-end.ts";

/** Only ever a destination: a connection is made to a service, never by one. */
export function ServiceRow({ service }: { readonly service: ServiceFacts }): ReactNode {
  const ref = `svc:${service.id}`;
  const end = useEnd([ref]);
  const commands = useCommands();
  const { label, name, ports, backends } = service;
  return (
    <div className={styles["row"]} data-end={end}>
      <button
        type="button"
        className={styles["main"]}
        aria-label={label}
        aria-pressed={end !== null}
        title={`${label}\n${ports.join(", ")}\n${backends} backends`}
        onClick={() => commands.chooseEnd(ref)}
      >
        <Glyph name="service" />
        <span className={styles["name"]}>{name}</span>
      </button>
      <EndBadge end={end} />
      {backends === 0 && <span className={styles["count"]}>no backends</span>}
    </div>
  );
}

/** Becomes an end through one of its addresses: the first of its ranges is proposed. */
export function NetworkSetRow({ set }: { readonly set: NetworkSetFacts }): ReactNode {
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const end = useEnd([`ip:${chosen ?? set.proposed ?? ""}`]);
  const commands = useCommands();
  const { label, name, nets, proposed } = set;
  return (
    <div className={styles["row"]} data-end={end}>
      <button
        type="button"
        className={styles["main"]}
        aria-label={label}
        aria-pressed={end !== null}
        aria-expanded={asking}
        title={`${label}\n${nets.slice(0, 12).join("\n")}`}
        onClick={() => setAsking(!asking)}
      >
        <Glyph name="network-set" />
        <span className={styles["name"]}>{name}</span>
      </button>
      <EndBadge end={end} />
      <span className={styles["count"]}>
        {nets.length} net{nets.length === 1 ? "" : "s"}
      </span>
      {asking && (
        <div className={styles["under"]}>
          <AddressBox
            start={proposed ?? ""}
            hint="One address of the set."
            onCancel={() => setAsking(false)}
            onChoose={(address) => {
              setAsking(false);
              setChosen(address);
              commands.chooseEnd(`ip:${address}`);
            }}
          />
        </div>
      )}
    </div>
  );
}

export interface AbsentRowProps {
  readonly id: string;
  readonly reason: string;
  readonly assumable: boolean;
}

export function AbsentRow({ id, reason, assumable }: AbsentRowProps): ReactNode {
  const commands = useCommands();
  const busy = useSession((state) => state.status.kind === "loading");
  return (
    <div className={styles["absent"]}>
      <span className={styles["name"]}>{id.replace(/^pod:/, "").replace(/^hep:/, "host endpoint ")}</span>
      <span className={styles["reason"]}>{reason}</span>
      {assumable && (
        <Button
          size="sm"
          disabled={busy}
          aria-label={`Assume it runs: ${id.replace(/^pod:/, "pod ")}`}
          onClick={() => void commands.assumeRunning(id)}
        >
          Assume it runs
        </Button>
      )}
    </div>
  );
}
