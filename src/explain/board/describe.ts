/** The board at rest: everything that is loaded, as facts for tiers, cards and the endpoint list. */
import type { OrderedTier, PolicySet, Profile } from "#src/engine/index.ts";
import { placeOf } from "#src/manifest/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { BoardFacts, ProfileFacts, TierFacts } from "../types.ts";
import { ruleSummary } from "../words/rule.ts";
import { listSome, thousands } from "../words/text.ts";
import { cardsOf } from "./cards.ts";
import type { CardContext } from "./cards.ts";
import { endpointFacts, namespaceFacts, networkSetFacts, notEndpointFacts, serviceFacts } from "./ends.ts";
import { countSelections } from "./selected.ts";

/** `changed`: ids of objects the draft has changed. */
export function describe(
  set: PolicySet,
  reading: Reading,
  changed: ReadonlySet<string> = new Set(),
): BoardFacts {
  const { cluster } = set;
  const context = cardContext(set, reading, changed);
  return {
    tiers: set.tiers.map((column) => tierFacts(column, reading)),
    cards: set.tiers.flatMap((column) => cardsOf(column.policies, context)),
    namespaces: cluster.namespaces.map(namespaceFacts),
    endpoints: cluster.endpoints.map((endpoint) => endpointFacts(endpoint, context.selections)),
    services: cluster.services.map(serviceFacts),
    networkSets: cluster.networkSets.map(networkSetFacts),
    profiles: profilesInUse(set).map(profileFacts),
    notEndpoints: cluster.notEndpoints.map(notEndpointFacts),
  };
}

export function cardContext(set: PolicySet, reading: Reading, changed: ReadonlySet<string>): CardContext {
  const diagnostics = new Map<string, number>();
  for (const { object } of reading.diagnostics) {
    if (object !== null) diagnostics.set(object, (diagnostics.get(object) ?? 0) + 1);
  }
  return { selections: countSelections(set), diagnostics, changed };
}

function tierFacts({ tier, policies }: OrderedTier, reading: Reading): TierFacts {
  return {
    name: tier.name,
    order: tier.order,
    orderText: tier.defined ? thousands(tier.order) : "undefined",
    defaultAction: tier.defaultAction,
    defined: tier.defined,
    builtIn: tier.builtIn,
    policies: policies.map((policy) => policy.id),
    skipped:
      policies.length === 0 ? "empty" : policies.every((policy) => policy.staged) ? "only-staged" : null,
    place: placeOf(reading, `Tier ${tier.name}`, ""),
  };
}

/** Profiles that some endpoint has: the implicit ones of namespaces nobody lives in say nothing. */
function profilesInUse(set: PolicySet): readonly Profile[] {
  const used = new Set(set.cluster.endpoints.flatMap((endpoint) => endpoint.profiles));
  return set.cluster.profiles.filter(
    (profile) => used.has(profile.name) && (profile.ingress.length > 0 || profile.egress.length > 0),
  );
}

function profileFacts(profile: Profile): ProfileFacts {
  const inbound = profile.ingress.map((rule) => ruleSummary([rule], "ingress"));
  const outbound = profile.egress.map((rule) => ruleSummary([rule], "egress"));
  const everything = (rules: readonly string[]): boolean => rules[0] === "Allow all traffic";
  const allows = everything(inbound) && everything(outbound);
  const part = (name: string, rules: readonly string[]): string =>
    `${name}: ${rules.length === 0 ? "no rules" : listSome(rules, 3)}`;
  const text = allows ? "Allow all, both ways" : `${part("ingress", inbound)}; ${part("egress", outbound)}`;
  return { name: profile.name, text, allows };
}
