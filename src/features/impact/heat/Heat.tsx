/** The heat map: who may reach whom, namespace by namespace and inside two of them end by end; or what would change there. */
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { type HeatEnd, type HeatFacts, useCommands, useSession } from "#src/session/index.ts";
import { Button, IconButton, SegmentedRadio } from "#src/ui/index.ts";
import { type Page, pageAt, type Shows } from "./cells.ts";
import styles from "./Heat.module.css";
import { HeatTable } from "./HeatTable.tsx";

/** Rows and columns drawn at once. */
const PAGE = 24;

export function Heat(): ReactNode {
  const edits = useSession((state) => (state.document?.cursor ?? 0) > 0);
  const heat = useSession((state) => state.analysis.heat);
  const [wanted, setWanted] = useState<Shows>("allowed");
  const shows = edits ? wanted : "allowed";
  return (
    <div className={styles["heat"]}>
      <div className={styles["bar"]}>
        <SegmentedRadio
          label="Heat map shows"
          value={shows}
          options={[
            { value: "allowed", label: "What is allowed" },
            { value: "change", label: "What would change", disabled: !edits },
          ]}
          onChange={setWanted}
        />
        <Where />
      </div>
      {heat.kind === "ready" ? (
        <Map key={heat.facts.from[0]?.key} facts={heat.facts} shows={shows} />
      ) : (
        <p className={styles["none"]}>Counting all flows…</p>
      )}
    </div>
  );
}

/** The way back from the ends of two places. */
function Where(): ReactNode {
  const inside = useSession((state) => state.heat.inside);
  const { setHeat } = useCommands();
  if (inside === null) return <p className={styles["where"]}>Known flows from row to column</p>;
  return (
    <nav aria-label="Heat map" className={styles["where"]}>
      <Button
        size="sm"
        variant="ghost"
        icon={<ChevronLeft size={14} aria-hidden />}
        onClick={() => setHeat(null)}
      >
        All namespaces
      </Button>
      <b>
        {shortKey(inside.from)} → {shortKey(inside.to)}
      </b>
    </nav>
  );
}

/** `namespace shop` is `shop`. */
function shortKey(key: string): string {
  if (key === "hosts") return "host endpoints";
  return key.replace(/^namespace /, "");
}

interface MapProps {
  readonly facts: HeatFacts;
  readonly shows: Shows;
}

function Map({ facts, shows }: MapProps): ReactNode {
  const inside = useSession((state) => state.heat.inside);
  const { setHeat, setSource, setDestination, setImpactSize } = useCommands();
  const full = useSession((state) => state.impact.size === "full");
  const [row, setRow] = useState(0);
  const [column, setColumn] = useState(0);
  const rows = pageAt(row, facts.from.length, PAGE);
  const columns = pageAt(column, facts.to.length, PAGE);
  const choose = (from: HeatEnd, to: HeatEnd) => {
    if (from.ref === null || to.ref === null) {
      setHeat({ from: from.key, to: to.key });
      return;
    }
    setSource(from.ref);
    setDestination(to.ref);
    if (full) setImpactSize("panel");
  };
  if (facts.from.length === 0) return <p className={styles["none"]}>There are no known flows here.</p>;
  const what = shows === "allowed" ? "Known flows that are allowed" : "Known flows that would change";
  const between =
    inside === null ? "by namespace" : `from ${shortKey(inside.from)} to ${shortKey(inside.to)}`;
  return (
    <>
      <HeatTable
        facts={facts}
        shows={shows}
        rows={rows}
        columns={columns}
        label={`${what}, ${between}`}
        verb={inside === null ? "show pods" : "choose as the flow"}
        onChoose={choose}
      />
      <Pager page={rows} name="Rows" onTurn={setRow} />
      <Pager page={columns} name="Columns" onTurn={setColumn} />
    </>
  );
}

interface PagerProps {
  readonly page: Page;
  readonly name: string;
  readonly onTurn: (start: number) => void;
}

function Pager({ page: { from, to, of }, name, onTurn }: PagerProps): ReactNode {
  if (of <= PAGE) return null;
  return (
    <p className={styles["pager"]}>
      <IconButton
        size="sm"
        label={`${name}: previous`}
        disabled={from === 0}
        onClick={() => onTurn(from - PAGE)}
      >
        <ChevronLeft size={14} aria-hidden />
      </IconButton>
      {`${name} ${from + 1} to ${to} of ${of}`}
      <IconButton size="sm" label={`${name}: next`} disabled={to === of} onClick={() => onTurn(to)}>
        <ChevronRight size={14} aria-hidden />
      </IconButton>
    </p>
  );
}
