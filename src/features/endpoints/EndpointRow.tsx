/** A pod, a host endpoint, or the folded replicas of a workload: a button that makes it an end, and its tools. */
import { ChevronDown, ChevronRight, Crosshair } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { EndpointFacts } from "#src/explain/index.ts";
import { useCommands } from "#src/session/index.ts";
import { cx, Glyph, IconButton } from "#src/ui/index.ts";
import { AddressBox } from "./AddressBox.tsx";
import { EndBadge } from "./EndBadge.tsx";
import styles from "./Row.module.css";
import { useEnd, useLens, useLit } from "./use-end.ts";

export interface EndpointRowProps {
  readonly endpoint: EndpointFacts;
  readonly indented: boolean;
}

export function EndpointRow({ endpoint, indented }: EndpointRowProps): ReactNode {
  const lit = useLit([endpoint.id]);
  const end = useEnd([endpoint.id]);
  return (
    <div className={cx(styles["row"], indented && styles["indented"])} data-lit={lit} data-end={end}>
      <EndpointButton endpoint={endpoint} text={endpoint.name} pressed={end !== null} />
      {endpoint.template !== null && <TemplateAddress endpoint={endpoint} />}
      <EndBadge end={end} />
      <LensButton endpoint={endpoint} />
      <Policies count={endpoint.policies} />
    </div>
  );
}

export interface WorkloadRowProps {
  readonly name: string;
  readonly pods: readonly [EndpointFacts, ...EndpointFacts[]];
  readonly onOpen: () => void;
}

/** Stands for its replicas: a click takes the first, the count lists all. */
export function WorkloadRow({ name, pods, onOpen }: WorkloadRowProps): ReactNode {
  const ids = pods.map(({ id }) => id);
  const lit = useLit(ids);
  const end = useEnd(ids);
  const [first] = pods;
  return (
    <div className={styles["row"]} data-lit={lit} data-end={end}>
      <EndpointButton endpoint={first} text={name} pressed={end !== null} />
      <button
        type="button"
        className={styles["fold"]}
        aria-expanded={false}
        aria-label={`×${pods.length}: list the pods of ${name}`}
        onClick={onOpen}
      >
        ×{pods.length}
        <ChevronRight size={12} aria-hidden />
      </button>
      <EndBadge end={end} />
      <LensButton endpoint={first} />
      <Policies count={first.policies} />
    </div>
  );
}

export interface OpenedRowProps {
  readonly name: string;
  readonly count: number;
  readonly onFold: () => void;
}

export function OpenedRow({ name, count, onFold }: OpenedRowProps): ReactNode {
  return (
    <div className={styles["row"]}>
      <button type="button" className={styles["main"]} aria-expanded onClick={onFold}>
        <ChevronDown size={14} aria-hidden className={styles["chevron"]} />
        <span className={styles["name"]}>{name}</span>
        <span className={styles["times"]}>×{count}</span>
      </button>
    </div>
  );
}

interface EndpointButtonProps {
  readonly endpoint: EndpointFacts;
  readonly text: string;
  readonly pressed: boolean;
}

function EndpointButton({ endpoint, text, pressed }: EndpointButtonProps): ReactNode {
  const commands = useCommands();
  const { id, kind, label, addresses, template, labels } = endpoint;
  const about = [label, template, addresses.join(", "), labels.join("\n")].filter(Boolean).join("\n");
  return (
    <button
      type="button"
      className={styles["main"]}
      aria-label={label}
      aria-pressed={pressed}
      title={about}
      onClick={() => commands.chooseEnd(id)}
    >
      <Glyph name={kind === "hep" ? "host" : template === null ? "cube" : "template"} />
      <span className={styles["name"]}>{text}</span>
    </button>
  );
}

function LensButton({ endpoint }: { readonly endpoint: EndpointFacts }): ReactNode {
  const active = useLens([endpoint.id]);
  const commands = useCommands();
  return (
    <IconButton
      label={`Show what applies to ${endpoint.label}`}
      size="sm"
      hint="none"
      aria-pressed={active}
      title="Show what applies to it"
      className={styles["lens"]}
      onClick={() => commands.setLens(active ? null : endpoint.id)}
    >
      <Crosshair size={14} aria-hidden />
    </IconButton>
  );
}

/** A template's pod has no address until the user gives one: nothing is invented. */
function TemplateAddress({ endpoint }: { readonly endpoint: EndpointFacts }): ReactNode {
  const [asking, setAsking] = useState(false);
  const commands = useCommands();
  const [address] = endpoint.addresses;
  return (
    <>
      <button
        type="button"
        className={styles["template"]}
        aria-expanded={asking}
        aria-label={`Template, ${address ?? "no address"}: set the address of ${endpoint.label}`}
        title={`${endpoint.template ?? ""}; ${address ?? "address unknown"}`}
        onClick={() => setAsking(!asking)}
      >
        Template
      </button>
      {asking && (
        <div className={styles["under"]}>
          <AddressBox
            start={address ?? ""}
            hint="Stands for this template's pods while this document is open."
            onCancel={() => setAsking(false)}
            onChoose={(typed) => {
              setAsking(false);
              void commands.setAddress(endpoint.id, typed);
            }}
          />
        </div>
      )}
    </>
  );
}

function Policies({ count }: { readonly count: number }): ReactNode {
  return (
    <span className={styles["count"]}>
      {count}
      <span className="visually-hidden"> policies</span>
    </span>
  );
}
