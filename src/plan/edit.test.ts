import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderTiers } from "#src/engine/index.ts";
import type { Cluster } from "#src/engine/index.ts";
import { changedTexts, changeFiles, commentOut, mutedBy, objectText, read } from "#src/manifest/index.ts";
import { describeChanges } from "./describe-changes.ts";
import { planEdit } from "./edit.ts";
import { id } from "./testing/clusters.ts";
import {
  application,
  documents,
  draftOf,
  edited,
  policyText,
  security,
  shop,
  textDraft,
  told,
  type Draft,
} from "./testing/drafts.ts";
import type { EditRequest, NewPolicy } from "./types.ts";

const web = id("NetworkPolicy shop/web");
const board = textDraft(
  documents(
    security,
    application,
    policyText({ kind: "GlobalNetworkPolicy", name: "guard", tier: "security", order: 10 }),
    policyText({ kind: "NetworkPolicy", name: "web", tier: "application", order: 100 }),
    policyText({ kind: "StagedNetworkPolicy", name: "web", tier: "application", order: 90 }),
    policyText({ kind: "StagedGlobalNetworkPolicy", name: "next", tier: "application" }),
    policyText({ kind: "KubernetesNetworkPolicy", name: "k" }),
    policyText({ kind: "ClusterNetworkPolicy", name: "admin" }),
  ),
);

function blank(more: Partial<NewPolicy> = {}): EditRequest {
  const policy: NewPolicy = {
    recipe: "default-deny",
    name: "new",
    namespace: null,
    tier: "security",
    place: "bottom",
    staged: false,
    ...more,
  };
  return { kind: "add-policy", policy };
}

const addTier = (name: string, before: string | null): EditRequest => {
  return { kind: "add-tier", name, before, action: "Deny" };
};

const table: readonly (readonly [EditRequest, string])[] = [
  [blank(), "Added new to security"],
  [blank({ tier: "nowhere" }), "no: no tier `nowhere`"],
  [blank({ name: "guard" }), "no: `GlobalNetworkPolicy guard` exists already"],
  [blank({ name: "" }), "no: a name is needed"],
  [blank({ name: "A b" }), "no: `A b` is not a name: lower-case letters, digits, `-` and `.` inside"],
  [blank({ recipe: "isolate-namespace" }), "no: this recipe needs a namespace"],
  [blank({ recipe: "isolate-namespace", namespace: "shop" }), "Added new to security"],
  [{ kind: "mute", policy: web }, "Muted web"],
  [{ kind: "unmute", policy: web }, "no: it is not muted"],
  [{ kind: "delete", policy: web }, "Deleted web"],
  [{ kind: "delete", policy: id("NetworkPolicy shop/none") }, "no: no such policy"],
  [{ kind: "stage", policy: web }, "no: `StagedNetworkPolicy shop/web` exists already"],
  [{ kind: "stage", policy: id("GlobalNetworkPolicy guard") }, "Staged guard"],
  [{ kind: "stage", policy: id("KubernetesNetworkPolicy shop/k") }, "Staged k"],
  [
    { kind: "stage", policy: id("ClusterNetworkPolicy admin") },
    "no: a ClusterNetworkPolicy cannot be staged",
  ],
  [{ kind: "stage", policy: id("StagedGlobalNetworkPolicy next") }, "no: it is staged already"],
  [
    { kind: "enforce", policy: id("StagedNetworkPolicy shop/web") },
    "Enforced web in place of the enforced one",
  ],
  [{ kind: "enforce", policy: id("StagedGlobalNetworkPolicy next") }, "Enforced next"],
  [{ kind: "enforce", policy: web }, "no: it is enforced already"],
  [{ kind: "set-default-action", tier: "security", action: "Pass" }, "Tier security ends in Pass"],
  [{ kind: "set-default-action", tier: "security", action: "Deny" }, "no: it ends in Deny already"],
  [
    { kind: "set-default-action", tier: "default", action: "Pass" },
    "no: Calico fixes the end of its built-in tier `default`",
  ],
  [{ kind: "set-tier-order", tier: "security", order: 50 }, "Order of tier security set to 50"],
  [{ kind: "set-tier-order", tier: "security", order: null }, "Order of tier security unset"],
  [{ kind: "set-tier-order", tier: "security", order: NaN }, "no: an order is a number"],
  [
    { kind: "set-tier-order", tier: "default", order: 5 },
    "no: Calico fixes the order of its built-in tier `default`",
  ],
  [addTier("platform", "application"), "Added tier platform before application"],
  [addTier("platform", null), "Added tier platform before default"],
  [addTier("security", null), "no: tier `security` exists already"],
  [addTier("platform", "nowhere"), "no: no tier `nowhere`"],
  [
    { kind: "delete-tier", tier: "security", policies: { kind: "delete" } },
    "Deleted tier security and its policy",
  ],
  [
    { kind: "delete-tier", tier: "application", policies: { kind: "move", to: "security" } },
    "Deleted tier application, its 3 policies moved to security",
  ],
  [
    { kind: "delete-tier", tier: "application", policies: { kind: "move", to: "application" } },
    "no: the policies must go to another tier",
  ],
  [
    { kind: "delete-tier", tier: "default", policies: { kind: "delete" } },
    "no: tier `default` is built in: Calico makes it again",
  ],
];

test.each(table)("%j", (request, expected) => {
  expect(told(planEdit(board.reading, request))).toBe(expected);
});

describe("a policy's text edited in place", () => {
  const text = objectText(board.reading, web);
  const edits: readonly (readonly [string, string, string])[] = [
    ["as it was", text, "no: nothing is changed"],
    ["with another order", text.replace("100", "110"), "Edited web"],
    ["with another name", text.replace("name: web", "name: shop"), "Edited web, now NetworkPolicy shop/shop"],
    [
      "with a name that is taken",
      text.replace("kind: N", "kind: StagedN"),
      "no: `StagedNetworkPolicy shop/web` exists already",
    ],
    ["with an unclosed bracket", `${text}  types: [Ingress\n`, "no: line 13: "],
    ["with a value that is none", text.replace("Allow", "Permit"), "no: line 11: "],
    ["emptied", "# gone\n", "no: the text holds no object"],
    ["with a second object", `${text}---\n${text}`, "no: the text holds several objects"],
    [
      "as something else",
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n",
      "no: a Namespace is not a policy",
    ],
  ];

  test.each(edits)("%s", (_, changed, expected) => {
    expect(told(planEdit(board.reading, { kind: "replace", policy: web, text: changed }))).toMatch(expected);
  });
});

describe("what the draft changed, in words", () => {
  function changes(...requests: readonly EditRequest[]): readonly string[] {
    const after = requests.reduce(edited, board);
    const texts = changedTexts(board.reading.files, after.reading.files);
    return describeChanges(board.reading.cluster, after.reading.cluster, texts).map(
      ({ object, text, ghost }) =>
        `${object}: ${text}${ghost === null ? "" : ` (${ghost.tier} ${String(ghost.position)})`}`,
    );
  }

  test.each<readonly [string, readonly EditRequest[], readonly string[]]>([
    [
      "muted",
      [{ kind: "mute", policy: web }],
      [`${web}: muted: exported as a comment, delete it from the cluster to have the same there`],
    ],
    [
      "muted and unmuted",
      [
        { kind: "mute", policy: web },
        { kind: "unmute", policy: web },
      ],
      [],
    ],
    [
      "staged",
      [{ kind: "stage", policy: id("GlobalNetworkPolicy guard") }],
      [
        "StagedGlobalNetworkPolicy guard: kind GlobalNetworkPolicy → StagedGlobalNetworkPolicy: delete the old object from the cluster too",
      ],
    ],
    [
      "deleted",
      [{ kind: "delete", policy: web }],
      [`${web}: deleted: delete it from the cluster too (application 1)`],
    ],
    ["added", [blank()], ["GlobalNetworkPolicy new: added to security, order 20"]],
    [
      "edited",
      [{ kind: "replace", policy: web, text: objectText(board.reading, web).replace("Allow", "Deny") }],
      [`${web}: ingress rules`],
    ],
    [
      "edited without a difference",
      [{ kind: "replace", policy: web, text: `# mine\n${objectText(board.reading, web)}` }],
      [`${web}: text changed, means the same`],
    ],
    ["a new tier", [addTier("platform", "application")], ["Tier platform: added: order 200, ends in Deny"]],
    [
      "a tier gone",
      [{ kind: "delete-tier", tier: "security", policies: { kind: "delete" } }],
      [
        "GlobalNetworkPolicy guard: deleted: delete it from the cluster too (security 0)",
        "Tier security: deleted: delete it from the cluster too",
      ],
    ],
  ])("%s", (_, requests, expected) => {
    expect(changes(...requests)).toEqual(expected);
  });
});

/* ---------- laws ---------- */

const kinds = [
  "NetworkPolicy",
  "GlobalNetworkPolicy",
  "KubernetesNetworkPolicy",
  "StagedNetworkPolicy",
  "StagedGlobalNetworkPolicy",
  "StagedKubernetesNetworkPolicy",
  "ClusterNetworkPolicy",
] as const;
const names = ["a", "b", "c"] as const;
const ids = kinds.flatMap((kind) =>
  names.map((name) =>
    kind.includes("Global") || kind.startsWith("Cluster") ? `${kind} ${name}` : `${kind} shop/${name}`,
  ),
);
const tierNames = ["security", "application", "default", "kube-admin", "nowhere"];

const boards = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom(...kinds),
      name: fc.constantFrom(...names),
      tier: fc.constantFrom("security", "application", "ghost"),
      order: fc.option(fc.constantFrom(0, 1, 100, 100.5), { nil: undefined }),
    }),
    { selector: ({ kind, name }) => `${kind} ${name}`, maxLength: 6 },
  )
  .map((policies) => {
    const texts = policies.map(({ order, ...policy }) =>
      policyText(order === undefined ? policy : { ...policy, order }),
    );
    return textDraft(documents(security, application, shop, ...texts));
  });

const anyPolicy = fc.constantFrom(...ids).map(id);
const requests: fc.Arbitrary<EditRequest> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("delete", "mute", "unmute", "stage", "enforce"),
      policy: anyPolicy,
    }),
  },
  fc.record({
    kind: fc.constant("replace"),
    policy: anyPolicy,
    text: fc.oneof(fc.string(), fc.constant(policyText({ kind: "NetworkPolicy", name: "a", order: 7 }))),
  }),
  fc.record({
    kind: fc.constant("add-policy"),
    policy: fc.record({
      recipe: fc.constantFrom(
        "default-deny",
        "allow-dns",
        "quarantine",
        "panic-allow",
        "isolate-namespace",
        "log-and-pass",
        "log-then-deny",
        "blank",
      ),
      name: fc.constantFrom("a", "on", "1", "security.x", ""),
      namespace: fc.constantFrom(null, "shop"),
      tier: fc.constantFrom(...tierNames),
      place: fc.constantFrom("top", "bottom"),
      staged: fc.boolean(),
    }),
  }),
  fc.record({
    kind: fc.constant("add-tier"),
    name: fc.constantFrom("ghost", "on", "security"),
    before: fc.constantFrom(null, ...tierNames),
    action: fc.constantFrom("Deny", "Pass"),
  }),
  fc.record({
    kind: fc.constant("set-tier-order"),
    tier: fc.constantFrom(...tierNames),
    order: fc.constantFrom(null, -1, 0.5, 300, Infinity),
  }),
  fc.record({
    kind: fc.constant("set-default-action"),
    tier: fc.constantFrom(...tierNames),
    action: fc.constantFrom("Deny", "Pass"),
  }),
  fc.record({
    kind: fc.constant("delete-tier"),
    tier: fc.constantFrom(...tierNames),
    policies: fc.oneof(
      fc.constant({ kind: "delete" as const }),
      fc.record({ kind: fc.constant("move"), to: fc.constantFrom(...tierNames) }),
    ),
  }),
);

const sessions = fc.record({ start: boards, steps: fc.array(requests, { minLength: 1, maxLength: 6 }) });

describe("laws of edits", () => {
  test("whatever is asked of whatever never throws, and what is planned changes something", () => {
    fc.assert(
      fc.property(sessions, ({ start, steps }) => {
        let draft: Draft = start;
        for (const request of steps) {
          const planned = planEdit(draft.reading, request);
          if (!planned.ok) {
            expect(planned.reason).not.toMatch(/\.$/);
            continue;
          }
          const next = draftOf(draft.loaded, [...draft.changes, ...planned.edit.changes]);
          const silent = request.kind === "mute" || request.kind === "unmute";
          const same =
            next.reading.files.map(({ text }) => text).join() ===
            draft.reading.files.map(({ text }) => text).join();
          expect(same).toBe(silent);
          draft = next;
        }
      }),
      { numRuns: 400 },
    );
  });

  test("the export of a draft, read again, is the draft's cluster without what is muted", () => {
    fc.assert(
      fc.property(sessions, ({ start, steps }) => {
        const draft = steps.reduce(edited, start);
        const muted = mutedBy(draft.changes);
        const exported = read(commentOut(draft.reading.files, [...muted]), { assume: "nothing" });
        const { policies, ...rest } = draft.reading.cluster;
        const counting = policies.filter((policy) => !muted.has(policy.id));
        expect(sorted(exported.cluster)).toEqual(
          sorted({ ...rest, tiers: namedBy(rest.tiers, counting), policies: counting }),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("replaying the steps one by one or all at once gives the same bytes, so undo gives back what was there", () => {
    fc.assert(
      fc.property(sessions, ({ start, steps }) => {
        let files = start.loaded;
        let draft: Draft = start;
        for (const request of steps) {
          const planned = planEdit(draft.reading, request);
          if (!planned.ok) continue;
          files = changeFiles(files, planned.edit.changes);
          draft = draftOf(draft.loaded, [...draft.changes, ...planned.edit.changes]);
          expect(draft.reading.files).toEqual(files);
        }
        expect(changeFiles(start.loaded, [])).toBe(start.loaded);
      }),
    );
  });

  test("staging and enforcing change the kind and nothing that Calico evaluates", () => {
    fc.assert(
      fc.property(boards, anyPolicy, (start, policy) => {
        const staged = edited(start, { kind: "stage", policy });
        fc.pre(staged !== start);
        const twin = staged.reading.cluster.policies.find(
          ({ id: now }) => !start.reading.cluster.policies.some((one) => one.id === now),
        );
        const was = start.reading.cluster.policies.find((one) => one.id === policy);
        expect({ ...twin, id: "", kind: "", staged: false }).toEqual({ ...was, id: "", kind: "" });
        const back = edited(staged, { kind: "enforce", policy: twin?.id ?? policy });
        expect(back.reading.cluster.policies).toEqual(start.reading.cluster.policies);
      }),
    );
  });

  test("a new policy stands at the top or the bottom of its tier, and no neighbour changes places", () => {
    fc.assert(
      fc.property(boards, requests, (start, request) => {
        fc.pre(request.kind === "add-policy");
        const after = edited(start, request);
        fc.pre(after !== start);
        const column = (draft: Draft): readonly string[] =>
          orderTiers(draft.reading.cluster.tiers, draft.reading.cluster.policies)
            .find(({ tier }) => tier.name === request.policy.tier)
            ?.policies.map((one) => one.id) ?? [];
        const was = column(start);
        const now = column(after);
        const added = now.filter((one) => !was.includes(one));
        expect(now).toEqual(request.policy.place === "top" ? [...added, ...was] : [...was, ...added]);
      }),
      { numRuns: 400 },
    );
  });
});

/** Nobody's policies name a tier that exists only because a muted one does. */
function namedBy(tiers: Cluster["tiers"], policies: Cluster["policies"]): Cluster["tiers"] {
  return tiers.filter((tier) => tier.defined || policies.some((policy) => policy.tier === tier.name));
}

/** Tiers that nobody defines stand in the order in which policies name them. */
function sorted({ tiers, ...rest }: Cluster): unknown {
  return { ...rest, tiers: tiers.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}
