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
    before: judgedText(before, group.before),
    after: judgedText(after, group.after),
    pairs: group.pairs,
  };
}

const words = { allow: "Allowed", deny: "Denied", undecidable: "Undecidable" } as const;

function judgedText(set: PolicySet, { verdict, egress, ingress }: Judged): string {
  const deciders = [
    ...(egress === null ? [] : [deciderWords(set, "egress", egress)]),
    ...(ingress === null ? [] : [deciderWords(set, "ingress", ingress)]),
  ];
  return deciders.length === 0 ? words[verdict] : `${words[verdict]}: ${deciders.join("; ")}`;
}
