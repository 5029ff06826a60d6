/**
 * The lists "Egress steps" and "Ingress steps". `list` is the docked panel's look, `page` the narrow screen's line of
 * stations, `text` has no buttons and is read, not seen.
 */
import type { ReactElement } from "react";
import type { Explanation, HalfFacts } from "#src/explain/index.ts";
import { cx, Glyph, Mark } from "#src/ui/index.ts";
import { endName } from "../bar/ends.ts";
import styles from "./Halves.module.css";
import { TraceRow } from "./TraceRow.tsx";

export type Look = "list" | "page" | "text";

export interface HalvesProps {
  readonly explanation: Explanation;
  readonly look: Look;
}

export function Halves({ explanation, look }: HalvesProps): ReactElement {
  const { egress, ingress } = explanation;
  const handOver = explanation.steps.find((step) => step.half === "hand-over");
  return (
    <div className={cx(styles["halves"], styles[look])}>
      {egress === null ? <Outside direction="egress" /> : <Half half={egress} look={look} />}
      {look === "page" && handOver !== undefined && (
        <p className={styles["handOver"]}>
          <Mark mark="hand-over" className={styles["handOverMark"]} />
          <b>Hand-over</b> {handOver.sentence}
        </p>
      )}
      {ingress === null ? <Outside direction="ingress" /> : <Half half={ingress} look={look} />}
    </div>
  );
}

const words = {
  egress: { title: "Egress", doing: "leaving" },
  ingress: { title: "Ingress", doing: "entering" },
} as const;

function Outside({ direction }: { readonly direction: "egress" | "ingress" }): ReactElement {
  const end = direction === "egress" ? "source" : "destination";
  return (
    <div className={styles["half"]}>
      <h4 className={styles["title"]}>{words[direction].title}</h4>
      <p className={styles["outside"]}>
        No {direction} policy: the {end} is outside
      </p>
    </div>
  );
}

function Half({ half, look }: { readonly half: HalfFacts; readonly look: Look }): ReactElement {
  const { title, doing } = words[half.direction];
  const end = endName(half.endpoint);
  return (
    <div className={cx(styles["half"], half.hypothetical && styles["hypothetical"])}>
      <h4 className={styles["title"]}>
        {look === "page" && (
          <span className={styles["start"]}>
            <Glyph name={end.kind === "hep" ? "host" : "cube"} size={14} />
          </span>
        )}
        <span className={styles["where"]}>
          {title}{" "}
          <span className={styles["doing"]}>
            {doing} <b>{end.prefix + end.name}</b>
          </span>
        </span>
        {look === "page" && (
          <span className={styles["summary"]}>
            <Mark mark={half.mark} size={14} />
            {half.summary}
          </span>
        )}
      </h4>
      {half.hypothetical && <h5 className={styles["wouldBe"]}>Would be, if it left the source</h5>}
      <ol aria-label={`${title} steps`} className={styles["items"]}>
        {half.items.map((item, index) => (
          <TraceRow
            key={item.key}
            item={item}
            look={look}
            begins={item.policy !== null && item.tier !== half.items[index - 1]?.tier}
          />
        ))}
      </ol>
    </div>
  );
}
