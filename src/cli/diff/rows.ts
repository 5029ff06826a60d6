/** Changes as rows of a report: who to whom, which packets, and who decides before and after. */
import type { Change, ChangeGroup, Judged, PolicySet } from "#src/engine/index.ts";
import { deciderWords } from "#src/explain/index.ts";
import { endsText } from "../flows/ends.ts";
import { packetsText } from "../flows/packets.ts";
import type { Compared } from "./compare.ts";

export interface Section {
  readonly change: Change;
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly from: string;
  readonly to: string;
  readonly packets: string;
  /** `Allowed: GlobalNetworkPolicy a, egress rule 1; NetworkPolicy shop/b, ingress rule 2` */
  readonly before: string;
  readonly after: string;
  readonly pairs: number;
}

const titles: Readonly<Record<Change, string>> = {
  denied: "Would become denied",
  allowed: "Would become allowed",
  unknown: "Cannot be decided before or after",
  decider: "Same verdict, decided by another rule",
};

const order: readonly Change[] = ["denied", "allowed", "unknown", "decider"];

/**
 * In the order in which they matter; kinds of change that don't occur are left out, and so are converted rules of one
 * written rule that change places.
 */
export function sectionsOf({ before, after, difference }: Compared): readonly Section[] {
  return order.flatMap((change) => {
    const groups = difference.groups.filter((group) => group.change === change);
    const rows = groups
      .map((group) => rowOf(group, before.set, after.set))
      .filter((row) => row.before !== row.after);
    return rows.length === 0 ? [] : [{ change, title: titles[change], rows }];
  });
}

function rowOf(group: ChangeGroup, before: PolicySet, after: PolicySet): Row {
  return {
    from: endsText(group.from),
    to: endsText(group.to),
    packets: packetsText(group),
    before: judgedText(before, group.before, group.kept),
    after: judgedText(after, group.after, group.kept),
    pairs: group.pairs,
  };
}

const words = { allow: "Allowed", deny: "Denied", undecidable: "Undecidable" } as const;

/** Of a half that stays as it is it is only told that it does not let the flow through: several may decide it. */
function judgedText(set: PolicySet, judged: Judged, kept: ChangeGroup["kept"]): string {
  const word = words[judged.verdict];
  const halves = (["egress", "ingress"] as const).flatMap((half) => {
    const last = judged[half];
    return half === kept || last === null ? [] : [{ half, last }];
  });
  const told = halves.map(({ half, last }) => deciderWords(set, half, last));
  const blameless = halves.every(({ last }) => last.split("|")[3] === "allow");
  if (kept !== null && judged.verdict !== "allow" && blameless)
    told.push(`${word.toLowerCase()} ${places[kept]}`);
  return told.length === 0 ? word : `${word}: ${told.join("; ")}`;
}

const places = { egress: "at the source", ingress: "at the destination" } as const;
