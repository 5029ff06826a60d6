/** A redacted session has the steps of the draft in tokens: at every one of them it is what its documents, redacted, are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describe as factsOf } from "#src/explain/index.ts";
import { resolve, type PolicyId } from "#src/engine/index.ts";
import {
  changeFiles,
  mutedBy,
  read,
  redact,
  withMuted,
  type Change,
  type Reading,
  type SourceFile,
} from "#src/manifest/index.ts";
import { planEdit, planMove, planTier, type Edit, type EditRequest, type Planned } from "#src/plan/index.ts";
import { board } from "../testing/board.ts";
import { settled, testSession, type TestSession } from "../testing/session.ts";
import { coverTitle } from "./cover-title.ts";

const options = { assume: "missing" } as const;

const more = `---
apiVersion: projectcalico.org/v3
kind: StagedNetworkPolicy
metadata: { name: later, namespace: shop, labels: { team: blue } }
spec: { tier: t1, order: 15, selector: app starts with "a", ingress: [{ action: Deny }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: plain, namespace: shop }
spec: { podSelector: { matchLabels: { app: b } }, egress: [{}] }
---
apiVersion: v1
kind: List
items:
  - apiVersion: projectcalico.org/v3
    kind: NetworkPolicy
    metadata: { name: listed, namespace: shop }
    spec: { tier: t2, selector: all(), egress: [{ action: Allow, destination: { nets: [10.9.0.0/16] } }] }
`;
const one: readonly SourceFile[] = [{ name: "shop.yaml", text: board({ tiers: 2, policies: 3 }) + more }];
const several: readonly SourceFile[] = [
  { name: "prod/shop.yaml", text: board({ tiers: 2, policies: 3 }) },
  { name: "prod/more.yaml", text: more },
];

interface Draft {
  readonly loaded: readonly SourceFile[];
  readonly edits: readonly Edit[];
}

function readingOf({ loaded, edits }: Draft): Reading {
  const changes = edits.flatMap((edit) => edit.changes);
  return withMuted(read(changeFiles(loaded, changes), options), mutedBy(changes));
}

function written(kind: string, name: string): string {
  const namespace = kind === "NetworkPolicy" ? ", namespace: shop" : "";
  return `apiVersion: projectcalico.org/v3
kind: ${kind}
metadata: { name: ${name}${namespace} } # a secret remark
spec:
  tier: t1
  order: 12
  selector: app == "a"
  ingress: [{ action: Deny, protocol: UDP, source: { nets: [192.0.2.0/24] } }]
`;
}

/** Something that the draft can be asked, by numbers. */
function asked(reading: Reading, [kind, which, where]: readonly [number, number, number]): Planned {
  const { policies, tiers } = reading.cluster;
  const policy = policies[which % Math.max(1, policies.length)];
  const tier = tiers[where % tiers.length];
  if (policy === undefined || tier === undefined) return { ok: false, reason: "nothing is left" };
  const { id } = policy;
  const requests: readonly EditRequest[] = [
    { kind: "mute", policy: id },
    { kind: "unmute", policy: id },
    { kind: "stage", policy: id },
    { kind: "enforce", policy: id },
    { kind: "delete", policy: id },
    { kind: "replace", policy: id, text: written("GlobalNetworkPolicy", policy.name) },
    { kind: "replace", policy: id, text: written("NetworkPolicy", `own-${String(where)}`) },
    { kind: "set-tier-order", tier: tier.name, order: 50 + where },
    { kind: "set-default-action", tier: tier.name, action: where % 2 === 0 ? "Deny" : "Pass" },
    { kind: "add-tier", name: `new-${String(where)}`, before: null, action: "Deny" },
    { kind: "delete-tier", tier: tier.name, policies: { kind: "delete" } },
    { kind: "delete-tier", tier: tier.name, policies: { kind: "move", to: "default" } },
    ...(["default-deny", "allow-dns", "isolate-namespace", "quarantine"] as const).map(
      (recipe, at): EditRequest => ({
        kind: "add-policy",
        policy: {
          recipe,
          name: `made-${String(where)}`,
          namespace: at % 2 === 0 ? "shop" : null,
          tier: tier.name,
          place: where % 2 === 0 ? "top" : "bottom",
          staged: which % 3 === 0,
        },
      }),
    ),
  ];
  const request = requests[kind % (requests.length + 5)];
  if (request !== undefined) return planEdit(reading, request);
  if (kind % 5 === 0) return planTier(reading.cluster, tier.name, where);
  return planMove(reading.cluster, [id], tier.name, where);
}

function made(loaded: readonly SourceFile[], wishes: readonly (readonly [number, number, number])[]): Draft {
  return wishes.reduce<Draft>(
    (draft, wish) => {
      const planned = asked(readingOf(draft), wish);
      return planned.ok ? { loaded, edits: [...draft.edits, planned.edit] } : draft;
    },
    { loaded, edits: [] },
  );
}

const wish = fc.tuple(fc.nat(40), fc.nat(12), fc.nat(7));

describe("the steps in tokens", () => {
  test("give the cluster and the board that the redacted documents of the same step give", () => {
    fc.assert(
      fc.property(fc.constantFrom(one, several), fc.array(wish, { maxLength: 6 }), (loaded, wishes) => {
        const { edits } = made(loaded, wishes);
        const changes = edits.flatMap((edit) => edit.changes);
        const [before, after] = [readingOf({ loaded, edits: [] }), readingOf({ loaded, edits })];
        const redaction = redact([before, after], "a key for tests", changes);
        const files = redaction.files(before);
        for (let count = 0; count <= edits.length; count++) {
          const now = readingOf({ loaded, edits: edits.slice(0, count) });
          const steps = edits.slice(0, count).map((edit) => covered(edit, redaction));
          const stepped = readingOf({ loaded: files, edits: steps });
          const direct = read(redaction.files(now), options);
          const muted = mutedBy(steps.flatMap((step) => step.changes));
          expect(sorted(stepped)).toEqual(sorted(withMuted(direct, muted)));
          expect(columnsOf(stepped)).toEqual(columnsOf(withMuted(direct, muted)));
        }
        expect(JSON.stringify(edits.map((edit) => covered(edit, redaction)))).not.toMatch(
          /t[12]-p|later|listed|own-|made-|new-|secret|192\.0\.2|10\.9\./,
        );
      }),
      { numRuns: 25 },
    );
  });

  test("say in each sentence what the sentence said", () => {
    const redaction = { name: () => "P", tier: () => "T", object: () => "KIND N/P" };
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 6 }), (wishes) => {
        for (const { title } of made(one, wishes).edits)
          expect(coverTitle(title, redaction)).not.toBe("An edit");
      }),
      { numRuns: 30 },
    );
    expect(coverTitle("Moved allow-dns to security, above web", redaction)).toBe("Moved P to T, above P");
    expect(coverTitle("Moved 3 policies above web", redaction)).toBe("Moved 3 policies above P");
    expect(coverTitle("Edited web, now NetworkPolicy shop/api", redaction)).toBe("Edited P, now KIND N/P");
    expect(coverTitle("Deleted tier a, its 2 policies moved to b", redaction)).toBe(
      "Deleted tier T, its 2 policies moved to T",
    );
    const reading = readingOf({ loaded: one, edits: [] });
    const policies = reading.cluster.policies.filter(({ staged }) => !staged).map(({ id }) => id);
    for (const what of ["mute", "stage", "delete"] as const) {
      const planned = planEdit(reading, { kind: "several", what, policies });
      expect(planned.ok && coverTitle(planned.edit.title, redaction)).toBe(planned.ok && planned.edit.title);
      expect(planned.ok && planned.edit.title).toMatch(/ policies$/);
    }
    expect(coverTitle("Call Jo before you merge this", redaction)).toBe("An edit");
  });
});

function covered({ title, changes }: Edit, redaction: ReturnType<typeof redact>): Edit {
  return {
    title: coverTitle(title, redaction),
    changes: changes.flatMap((one: Change) => redaction.change(one)),
  };
}

/** Where an object stands in its file says nothing. */
function sorted({ cluster }: Reading): unknown {
  const byId = (list: readonly { readonly id: string }[]): unknown =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { tiers, policies, endpoints } = cluster;
  return [[...tiers].sort((a, b) => (a.name < b.name ? -1 : 1)), byId(policies), byId(endpoints)];
}

/** As the board shows them; lines of files aside. */
function columnsOf(reading: Reading): unknown {
  const { tiers, cards } = factsOf(resolve(reading.cluster), reading);
  const facts = [tiers, [...cards].sort((a, b) => (a.id < b.id ? -1 : 1))];
  return JSON.parse(JSON.stringify(facts, (key, value: unknown) => (key === "place" ? undefined : value)));
}

describe("a redacted session", () => {
  const id = (name: string): PolicyId => `GlobalNetworkPolicy ${name}` as PolicyId;

  async function drafted(): Promise<TestSession> {
    const session = testSession();
    const { commands } = session;
    await commands.open([{ name: "my shop.yaml", text: board({ tiers: 2, policies: 3 }) }]);
    commands.setSource("pod:shop/a");
    commands.setDestination("pod:shop/b");
    commands.setPort("tcp/80");
    await commands.move([id("t1-p3")], "t2", 0);
    await commands.edit({ kind: "mute", policy: id("t1-p1") });
    await commands.edit({
      kind: "replace",
      policy: id("t2-p2"),
      text: written("GlobalNetworkPolicy", "fresh"),
    });
    await commands.edit({ kind: "stage", policy: id("t2-p1") });
    await commands.undo();
    await settled(session);
    return session;
  }

  const shown = (session: TestSession): unknown => {
    const { snapshot, answer } = session.getState();
    const columns = snapshot?.board.tiers.map(({ policies }) => policies.length);
    return [columns, snapshot?.changes.length, answer?.kind === "answer" ? answer.word : null];
  };

  test("has as many steps, of which as many are undone, and undoes and redoes them to the same board", async () => {
    const session = await drafted();
    const file = await session.commands.sessionFile("redacted");
    expect(file.text).not.toMatch(/shop|t1-p|t2-p|fresh|secret|10\.0\.0\.[12]/);
    const other = testSession();
    expect(await other.commands.open([file])).toBe(true);
    await settled(other);
    const [own, theirs] = [session.getState().document, other.getState().document];
    expect([theirs?.edits.length, theirs?.cursor]).toEqual([own?.edits.length, own?.cursor]);
    expect(theirs?.edits[0]?.title).toMatch(/^Moved x\d+-policy to [a-z]\d+-tier, above x\d+-policy$/);
    for (const cursor of [4, 3, 2, 1, 0]) {
      await Promise.all([session.commands.jumpTo(cursor), other.commands.jumpTo(cursor)]);
      await Promise.all([settled(session), settled(other)]);
      expect(shown(other)).toEqual(shown(session));
    }
    expect(session.getState().toasts).toEqual([]);
    expect(other.getState().toasts).toEqual([]);
  });
});
