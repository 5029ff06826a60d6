/** What stands between the halves of a flow: the hand-over, or what decides outside policy. */
import type { DirectionTrace } from "#src/engine/index.ts";
import type { Step } from "../types.ts";
import { listName } from "../words/list-name.ts";
import { capital } from "../words/text.ts";
import type { FlowContext } from "./context.ts";

export type UnnumberedStep = Omit<Step, "index">;

export function bypassStep(bypass: string, verdict: string): UnnumberedStep {
  const mark = verdict === "allow" ? "allow" : "deny";
  return {
    half: "hand-over",
    mark,
    tiers: [],
    title: "Outside policy",
    subtitle: mark === "allow" ? "Allowed" : "Denied",
    headline: "No policy is asked",
    sentence: `${capital(bypass)}.`,
  };
}

export function handOver({ trace: { egress, ingress } }: FlowContext): UnnumberedStep {
  const told = (subtitle: string, headline: string, sentence: string): UnnumberedStep => ({
    half: "hand-over",
    mark: "hand-over",
    tiers: [],
    title: "Hand-over",
    subtitle,
    headline,
    sentence,
  });
  if (!egress && !ingress)
    return told(
      "Outside",
      "Neither end is managed",
      "Neither end is managed by Calico, so no policy is asked.",
    );
  if (!egress)
    return told(
      "Source is outside",
      "No egress policy: source is outside",
      "No egress policy is asked: the source is outside.",
    );
  const lets =
    egress.outcome === "allow"
      ? "The source lets it go"
      : egress.outcome === "deny"
        ? "The source does not let it go"
        : "It cannot be said whether the source lets it go";
  if (!ingress)
    return told(
      "Destination is outside",
      "No ingress policy: destination is outside",
      `${lets}, and no ingress policy is asked: the destination is outside.`,
    );
  if (egress.outcome === "deny")
    return told(
      "Not handed over",
      "Not handed over",
      `${lets}; what follows is what the destination would do.`,
    );
  return told(
    "Ingress starts",
    "Hand-over to the destination",
    `${lets}; the destination's side starts ${startWords(ingress)}.`,
  );
}

/** A host endpoint begins with the list before its tiers, if it has one. */
function startWords({ decider, stages }: DirectionTrace): string {
  if (decider?.kind === "failsafe") return "at its failsafe ports";
  const [first] = stages ?? [];
  return first ? `with its ${listName(first.stage)} list` : "again at the first tier";
}
