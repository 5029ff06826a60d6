/** How one half ended, in the forms that headings, verdict and sentences need. */
import type { DirectionTrace } from "#src/engine/index.ts";
import type { Mark } from "../types.ts";
import { placeName } from "../words/list-name.ts";
import { listOf } from "../words/text.ts";
import type { FlowContext } from "./context.ts";
import { causesWords } from "./items.ts";

/** The mark of a half's end. */
export function markOf(half: DirectionTrace): Mark {
  if (half.outcome === "undecidable") return "undecidable";
  if (half.outcome === "allow") return "allow";
  return half.decider?.kind === "end-of-tier" ? "end-deny" : "deny";
}

/** `Allowed by application / checkout-egress, rule 2`, `Denied at end of tier application` */
export function summaryOf(context: FlowContext, half: DirectionTrace): string {
  const word = half.outcome === "allow" ? "Allowed" : "Denied";
  const { decider } = half;
  if (!decider) return `Undecidable: ${listOf(half.undecidable)}`;
  switch (decider.kind) {
    case "rule":
      return `${word} by ${placeName(decider.tier, decider.stage)} / ${context.names.policy(decider.policy)}, rule ${decider.by.written + 1}`;
    case "end-of-tier":
      return `${word} at end of tier ${decider.tier}`;
    case "profile":
      return `${word} by profile ${decider.profile}`;
    case "no-profile":
      return `${word}: no profile allows it`;
    case "failsafe":
      return `${word} by a failsafe port`;
  }
}

/** Where a half was decided: `in application`, `at the end of application`, `by profile kns.shop`. */
export function whereOf(half: DirectionTrace): string {
  const { decider } = half;
  if (!decider) return "";
  switch (decider.kind) {
    case "rule":
      return `in ${placeName(decider.tier, decider.stage)}`;
    case "end-of-tier":
      return `at the end of ${decider.tier}`;
    case "profile":
      return `by profile ${decider.profile}`;
    case "no-profile":
      return "because no profile allows it";
    case "failsafe":
      return "by a failsafe port";
  }
}

/** Who decided and why, for the verdict: `NetworkPolicy shop/web, egress rule 2, tier application`. */
export function deciderWords(context: FlowContext, half: DirectionTrace): string {
  const { decider, direction } = half;
  if (!decider) return listOf(half.undecidable);
  switch (decider.kind) {
    case "rule":
      return `${decider.policy}, ${direction} rule ${decider.by.written + 1}, tier ${placeName(decider.tier, decider.stage)}`;
    case "end-of-tier":
      return `end of tier ${decider.tier}, where ${causesWords(context, decider.causes)}`;
    case "profile":
      return `profile ${decider.profile}`;
    case "no-profile":
      return "no tier decides and no profile allows it";
    case "failsafe":
      return "a failsafe port of the host, which comes before every policy";
  }
}
