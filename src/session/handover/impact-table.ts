/** What the draft changes over all flows, as a table: Markdown for people, CSV with every end for machines. */
import {
  difference,
  printAddress,
  printPrefix,
  type ChangeGroup,
  type Difference,
  type Direction,
  type GroupEnd,
  type PolicySet,
  type Scope,
  type Steps,
} from "#src/engine/index.ts";
import { deciderWords } from "#src/explain/index.ts";
import { packetsText } from "../analysis/packets.ts";
import type { Versions } from "./hand-over.ts";

export interface ImpactTable {
  readonly markdown: string;
  readonly csv: string;
}

export function* impactTable({ before, after }: Versions, scope: Scope): Steps<ImpactTable> {
  const asked = { scope, lists: "every", grouped: "by-change" } as const;
  const found = yield* difference(before.set, after.set, asked);
  const rows = found.groups.map((group) => rowOf(group, before.set, after.set));
  return { markdown: markdownOf(rows, found, scope), csv: csvOf(rows) };
}

interface Row {
  readonly change: ChangeGroup["change"];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly traffic: string;
  readonly pairs: number;
  readonly before: string;
  readonly after: string;
}

function rowOf(group: ChangeGroup, before: PolicySet, after: PolicySet): Row {
  const { change, pairs, kept } = group;
  return {
    change,
    pairs,
    from: group.from.map(endText),
    to: group.to.map(endText),
    traffic: packetsText(group),
    before: judgedText(before, group.before, kept),
    after: judgedText(after, group.after, kept),
  };
}

function endText(end: GroupEnd): string {
  if (end.kind === "range") return printPrefix(end.range);
  return end.address === null ? end.endpoint : `${end.endpoint} (${printAddress(end.address)})`;
}

const verdicts = { allow: "allowed", deny: "denied", undecidable: "undecidable" } as const;

/** `denied: egress unchanged; ingress by …`: who decides an unchanged half may differ from flow to flow. */
function judgedText(set: PolicySet, judged: ChangeGroup["before"], kept: ChangeGroup["kept"]): string {
  const halves: readonly Direction[] = ["egress", "ingress"];
  const by = halves.flatMap((half) => {
    const last = judged[half];
    if (last === null) return [];
    return [half === kept ? `${half} unchanged` : `${half} by ${deciderWords(set, half, last)}`];
  });
  return [verdicts[judged.verdict], by.join("; ")].filter((part) => part !== "").join(": ");
}

const titles: Readonly<Record<Row["change"], string>> = {
  denied: "Denied from now on",
  allowed: "Allowed from now on",
  unknown: "Undecidable before or after",
  decider: "Same verdict, other decider",
};

function markdownOf(rows: readonly Row[], found: Difference, scope: Scope): string {
  const sections = (["denied", "allowed", "unknown", "decider"] as const).flatMap((change) => {
    const own = rows.filter((row) => row.change === change);
    if (own.length === 0) return [];
    const lines = own.map(({ from, to, traffic, pairs, before, after }) =>
      [ends(from), ends(to), traffic, String(pairs), before, after].map(cell).join(" | "),
    );
    return [
      `## ${titles[change]}`,
      [
        "| From | To | Traffic | Pairs | Before | After |",
        "| --- | --- | --- | ---: | --- | --- |",
        ...lines.map((line) => `| ${line} |`),
      ].join("\n"),
    ];
  });
  const none = "No flow gets another verdict or another decider, on any port.";
  const about = `Over all flows between loaded endpoints and the outside, every protocol and port, ${
    scope === "enforced" ? "enforced policies alone" : "staged policies counted as if enforced"
  }. What changes holds for new connections; established ones go on until they end.`;
  const parts = [
    "# Impact of the draft",
    about,
    ...(sections.length === 0 ? [none] : sections),
    ...apart(found),
  ];
  return `${parts.join("\n\n")}\n`;
}

function apart({ onlyBefore, onlyAfter }: Difference): readonly string[] {
  const told = (which: string, ids: readonly string[]): readonly string[] =>
    ids.length === 0 ? [] : [`Not compared, there only ${which}: ${ids.join(", ")}`];
  return [...told("before", onlyBefore), ...told("after", onlyAfter)];
}

/** Names before `and n more`. */
const named = 4;

function ends(texts: readonly string[]): string {
  const more = texts.length - named;
  return texts.slice(0, named).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function cell(text: string): string {
  return text.replace(/[|\\]/g, (sign) => `\\${sign}`);
}

function csvOf(rows: readonly Row[]): string {
  const head = ["change", "from", "to", "traffic", "pairs", "before", "after"];
  const lines = rows.map(({ change, from, to, traffic, pairs, before, after }) =>
    [change, from.join("; "), to.join("; "), traffic, String(pairs), before, after].map(field).join(","),
  );
  return `${[head.join(","), ...lines].join("\r\n")}\r\n`;
}

/** RFC 4180. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
