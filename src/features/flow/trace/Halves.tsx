/**
 * The lists "Egress steps" and "Ingress steps". `list` is the docked panel's look, `page` the narrow screen's line of
 * stations, `text` has no buttons and is read, not seen. Items that play no part can be left out of sight; reading
 * aids have them all the same.
 */
import { type ReactElement, useEffect, useRef } from "react";
import type { Explanation, HalfFacts, TraceItem } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, Glyph, Mark } from "#src/ui/index.ts";
import { endName } from "../bar/ends.ts";
import styles from "./Halves.module.css";
import { hasNoPart, type Look } from "./look.ts";
import { TraceRow } from "./TraceRow.tsx";

export interface HalvesProps {
  readonly explanation: Explanation;
  readonly look: Look;
  /** `part`: only what has a part in the answer is seen. */
  readonly seen?: "all" | "part";
}

export function Halves({ explanation, look, seen = "all" }: HalvesProps): ReactElement {
  const { egress, ingress } = explanation;
  const root = useRef<HTMLDivElement>(null);
  const step = useSession((state) => state.step);
  useEffect(() => {
    if (step === null || look === "text") return;
    root.current?.querySelector("li[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [step, look]);
  const handOver = explanation.steps.find((each) => each.half === "hand-over");
  return (
    <div ref={root} className={cx(styles["halves"], styles[look])}>
      {egress === null ? <Outside direction="egress" /> : <Half half={egress} look={look} seen={seen} />}
      {look === "page" && handOver !== undefined && (
        <p className={styles["handOver"]}>
          <Mark mark="hand-over" className={styles["handOverMark"]} />
          <b>Hand-over</b> {handOver.sentence}
        </p>
      )}
      {ingress === null ? <Outside direction="ingress" /> : <Half half={ingress} look={look} seen={seen} />}
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

interface HalfProps {
  readonly half: HalfFacts;
  readonly look: Look;
  readonly seen: "all" | "part";
}

function Half({ half, look, seen }: HalfProps): ReactElement {
  const { title } = words[half.direction];
  const unseen = (item: TraceItem): boolean => seen === "part" && hasNoPart(item);
  const tiers = half.items.filter((item) => !unseen(item));
  return (
    <div className={cx(styles["half"], half.hypothetical && styles["hypothetical"])}>
      <HalfTitle half={half} look={look} />
      {half.hypothetical && <h5 className={styles["wouldBe"]}>Would be, if it left the source</h5>}
      <ol aria-label={`${title} steps`}>
        {half.items.map((item) => (
          <TraceRow
            key={item.key}
            item={item}
            look={unseen(item) ? "text" : look}
            seen={!unseen(item)}
            begins={item.policy !== null && tiers.find((each) => isSamePlace(each, item)) === item}
          />
        ))}
      </ol>
    </div>
  );
}

function isSamePlace(a: TraceItem, b: TraceItem): boolean {
  return a.tier === b.tier && a.list === b.list;
}

function HalfTitle({ half, look }: Pick<HalfProps, "half" | "look">): ReactElement {
  const { title, doing } = words[half.direction];
  const end = endName(half.endpoint);
  return (
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
  );
}
