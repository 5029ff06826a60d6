/** One lane of the narrow form: its head, then every tier with its policies, the line running down on the left. */
import type { CSSProperties } from "react";
import { cx, Glyph, Mark } from "#src/ui/index.ts";
import { NarrowFold } from "./NarrowFold.tsx";
import { LaneSummary } from "./LaneSummary.tsx";
import { EndLine, PolicyLine } from "./NarrowLines.tsx";
import type { NarrowBlock, NarrowLine, Wire } from "./narrow-rows.ts";
import type { Hue, ViewColumn, ViewLane, ViewList } from "./types.ts";
import { useShown } from "./use-shown.ts";
import styles from "./NarrowTrace.module.css";

export interface NarrowLaneProps {
  readonly lane: ViewLane;
  readonly blocks: readonly NarrowBlock[];
  readonly columns: readonly ViewColumn[];
  /** Its tiers are groups: those of the first lane that is walked, so that each tier is one. */
  readonly grouped: boolean;
  /** What a tier's part in a list of a host endpoint is called. */
  readonly listName: (list: ViewList, tier: string) => string;
}

export function NarrowLane({ lane, blocks, ...rest }: NarrowLaneProps) {
  const shown = useShown(blocks[0]?.step ?? null);
  const side = lane.direction === "egress" ? "Egress" : "Ingress";
  return (
    <section aria-label={side} className={cx(styles["lane"], lane.hypothetical && styles["hypothetical"])}>
      <header
        className={cx(styles["head"], blocks.length > 0 && styles["starts"])}
        data-waits={shown === "waits" || undefined}
      >
        <span className={styles["badge"]}>
          <Glyph name={lane.outcome === null ? "external" : "cube"} size={14} />
        </span>
        <h2>
          <b>{side}</b> <span>{lane.verb}</span> <b>{lane.end}</b>
        </h2>
        {lane.hypothetical && <span className={styles["would"]}>Would be, if it left the source</span>}
        <LaneSummary lane={lane} />
      </header>
      {blocks.map((block) => (
        <Block key={block.key} block={block} direction={lane.direction} {...rest} />
      ))}
    </section>
  );
}

interface BlockProps extends Omit<NarrowLaneProps, "lane" | "blocks"> {
  readonly block: NarrowBlock;
  readonly direction: ViewLane["direction"];
}

function Block({ block, columns, direction, grouped, listName }: BlockProps) {
  const shown = useShown(block.step);
  switch (block.kind) {
    case "profile":
      return <Line line={block.line} direction={direction} as="div" />;
    case "aside":
      return (
        <div
          className={styles["line"]}
          style={wireStyle(block.wire)}
          data-waits={shown === "waits" || undefined}
        >
          {block.mark === "skipped" && (
            <span className={styles["station"]}>
              <Mark mark="skipped" size={14} />
            </span>
          )}
          <NarrowFold rows={block.rows} text={block.text} />
        </div>
      );
    case "list":
      return <ListLine block={block} waits={shown === "waits"} />;
    case "tier": {
      const { list, name } = block;
      const label = `${list?.title ?? "Tier"} ${name}`;
      const group = list === null ? label : listName(list, name);
      return (
        <div {...(grouped || list !== null ? { role: "group", "aria-label": group } : {})}>
          <div
            className={cx(styles["line"], styles["tier"])}
            style={wireStyle(block.wire)}
            data-waits={shown === "waits" || undefined}
          >
            <h3>{block.name}</h3>
            <span className={styles["order"]}>{columns[block.index]?.orderText}</span>
          </div>
          <ul aria-label={`${label} ${direction}`}>
            {block.lines.map((line) => (
              <Line key={line.key} line={line} direction={direction} as="li" />
            ))}
          </ul>
        </div>
      );
    }
  }
}

interface ListLineProps {
  readonly block: Extract<NarrowBlock, { kind: "list" }>;
  readonly waits: boolean;
}

/** The head of a host endpoint's list, beside the line that runs into it. */
function ListLine({ block, waits }: ListLineProps) {
  const { title, about, came } = block.list;
  return (
    <p
      className={cx(styles["line"], styles["list"])}
      style={wireStyle(block.wire)}
      data-waits={waits || undefined}
    >
      <b>{title}</b> <span>{[about, waits ? "" : came].filter((text) => text !== "").join(": ")}</span>
    </p>
  );
}

interface LineProps {
  readonly line: NarrowLine;
  readonly direction: ViewLane["direction"];
  readonly as: "li" | "div";
}

function Line({ line, direction, as: Element }: LineProps) {
  const shown = useShown(line.step);
  return (
    <Element
      aria-label={line.kind === "row" ? line.row.policy : undefined}
      data-policy={line.kind === "row" ? line.row.policy : undefined}
      className={cx(styles["line"], line.kind !== "fold" && styles["row"])}
      style={wireStyle(line.wire)}
      data-waits={shown === "waits" || undefined}
    >
      {line.kind === "fold" && <NarrowFold rows={line.rows} text={line.text} />}
      {line.kind === "row" && <PolicyLine line={line} direction={direction} waits={shown === "waits"} />}
      {line.kind === "end" && <EndLine line={line} waits={shown === "waits"} />}
    </Element>
  );
}

const colours: Readonly<Record<Hue, string>> = {
  neutral: "var(--wire)",
  allow: "var(--allow)",
  pass: "var(--pass)",
  deny: "var(--deny)",
  undecidable: "var(--wire)",
};

function wireStyle({ above, below }: Wire): CSSProperties {
  const colour = (hue: Hue | null) => (hue === null ? "transparent" : colours[hue]);
  return { "--above": colour(above), "--below": colour(below) } as CSSProperties;
}
