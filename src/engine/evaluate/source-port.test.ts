/** What becomes of a flow whose source port nobody chose: where the ephemeral range is cut, and what each piece gets. */
import { describe, expect, test } from "vitest";
import { anyPolicy, anyRule } from "../../../tests/generators/cluster.ts";
import {
  clusterOf,
  db,
  defaultTier,
  flowTo,
  from,
  host,
  pod,
  rule,
  web,
} from "../../../tests/generators/shop.ts";
import type { Cluster, Endpoint } from "../model/cluster.ts";
import type { Action, Direction, Policy, PolicyId, Rule, Tier } from "../model/policy.ts";
import { printHits } from "../resolve/hits.ts";
import { resolve } from "../resolve/policy-set.ts";
import { makePacket } from "./packet.ts";
import { describePieces, type SourcePortAnswer, walkAnyPort } from "./source-port.ts";

interface Asked {
  readonly endpoint?: Endpoint;
  readonly direction?: Direction;
  readonly srcPort?: number | null;
}

function answerOf(
  cluster: Cluster,
  { endpoint = db, direction = "ingress", srcPort = null }: Asked = {},
): SourcePortAnswer {
  const set = resolve(cluster).compiled;
  const packet = makePacket(set, flowTo(endpoint, { srcPort }));
  const index = direction === "ingress" ? packet.destination.endpoint : packet.source.endpoint;
  return walkAnyPort({ set, endpoint: index, direction, scope: "enforced", packet, lists: "every" });
}

/** The pieces; or the one outcome, with a star where rules differ. */
function told(answer: SourcePortAnswer): string {
  if (answer.kind === "differs") return describePieces(answer.pieces);
  return `${answer.kind}: ${answer.walk.outcome}${answer.differs ? "*" : ""}`;
}

function at(low: number, high = low, action: Action = "Allow"): Rule {
  return { ...from({ ports: [{ kind: "range", low, high }] }), action };
}

const unknown = rule({ unmodelled: ["x"] });

describe("pieces of the ephemeral range", () => {
  test.each<readonly [string, readonly Rule[], string]>([
    [
      "one port in the middle",
      [at(40_000)],
      "denied from 32768–39999, allowed from 40000, denied from 40001–60999",
    ],
    ["the first port", [at(32_768)], "allowed from 32768, denied from 32769–60999"],
    ["the last port", [at(60_999)], "denied from 32768–60998, allowed from 60999"],
    ["a range that begins before", [at(1, 40_000)], "allowed from 32768–40000, denied from 40001–60999"],
    ["a range that ends behind", [at(40_000, 65_535)], "denied from 32768–39999, allowed from 40000–60999"],
    [
      "ranges that fall, with one outcome side by side",
      [at(50_000, 50_999), at(41_000, 41_999), at(40_000, 40_999)],
      "denied from 32768–39999, allowed from 40000–41999, denied from 42000–49999, allowed from 50000–50999, denied from 51000–60999",
    ],
    [
      "a first piece that goes on",
      [at(32_768, 33_000), at(33_001, 34_000)],
      "allowed from 32768–34000, denied from 34001–60999",
    ],
    ["the same answer from all", [at(40_000), anyRule], "same: allow*"],
    ["the same denial from all", [at(40_000, 41_000, "Deny")], "same: deny*"],
    ["every port", [at(32_768, 60_999)], "same: allow"],
    ["ports that nobody draws", [at(1, 32_767), at(61_000, 65_535)], "same: deny"],
    ["a Log", [at(40_000, 41_000, "Log"), anyRule], "same: allow"],
    ["a rule nobody can decide, from all", [unknown], "same: undecidable"],
    ["a rule nobody can decide, from some", [at(40_000), unknown], "same: undecidable"],
  ])("%s", (_, rules, pieces) => {
    expect(told(answerOf(clusterOf({ rules })))).toBe(pieces);
  });

  test("words for every outcome", () => {
    const { walk } = answerOf(clusterOf({ rules: [unknown] }));
    const pieces = (["allow", "deny", "undecidable"] as const).map((outcome, index) => ({
      low: index,
      high: 2,
      walk: { ...walk, outcome },
    }));
    expect(describePieces(pieces)).toBe("allowed from 0–2, denied from 1–2, undecidable from 2");
  });
});

describe("whose rules cut the range", () => {
  const parts = "denied from 32768–39999, allowed from 40000, denied from 40001–60999";
  const profile = { name: "kns.shop", ingress: [at(40_000)], egress: [at(50_000)], labelsToApply: {} };
  const box = host("box");
  const early: Policy = { ...anyPolicy, ingress: [at(40_000)], preDNAT: true, applyOnForward: true };
  const staged: Policy = {
    ...anyPolicy,
    ingress: [at(50_000)],
    id: "s" as PolicyId,
    name: "s",
    staged: true,
  };

  test.each<readonly [string, Cluster, Asked, string]>([
    ["those of profiles", clusterOf({ profiles: [profile] }), {}, parts],
    [
      "those of the direction",
      clusterOf({ profiles: [profile] }),
      { direction: "egress" },
      "denied from 32768–49999, allowed from 50000, denied from 50001–60999",
    ],
    [
      "a profile nobody defines has none",
      clusterOf({
        endpoints: [web, pod("db", { profiles: ["kns.shop", "kns.ghost"] })],
        profiles: [profile],
      }),
      {},
      parts,
    ],
    [
      "those before a host's tiers",
      clusterOf({ endpoints: [web, box], policies: [early] }),
      { endpoint: box },
      parts,
    ],
    [
      "no staged ones where they do not count",
      clusterOf({ policies: [staged, { ...anyPolicy, ingress: [at(40_000)] }] }),
      {},
      parts,
    ],
  ])("%s", (_, cluster, asked, pieces) => {
    expect(told(answerOf(cluster, asked))).toBe(pieces);
  });
});

describe("the walk that is shown", () => {
  const first: Tier = { ...defaultTier, name: "first", order: 1, defaultAction: "Pass", builtIn: false };
  const passing: Policy = {
    ...anyPolicy,
    id: "GlobalNetworkPolicy pass" as PolicyId,
    name: "pass",
    tier: "first",
    ingress: [at(40_000, 41_000, "Pass")],
  };
  const behind = (...ingress: readonly Rule[]): Cluster =>
    clusterOf({ tiers: [first, defaultTier], policies: [passing, { ...anyPolicy, ingress }] });

  test.each<readonly [string, Cluster, number | null, number | null]>([
    ["a chosen port is kept, decided", clusterOf({ rules: [at(40_000)] }), 40_000, 40_000],
    ["a chosen port is kept, undecided", clusterOf({ rules: [unknown] }), 40_000, 40_000],
    ["no port is chosen where none matters", clusterOf({ rules: [anyRule] }), null, null],
    ["the first port stands for all", clusterOf({ rules: [at(40_000), anyRule] }), null, 32_768],
    ["a walk to a rule nobody can decide", behind(unknown), null, 32_768],
    ["an open one where only some ports get there", clusterOf({ rules: [at(40_000), unknown] }), null, null],
    ["an open one where they come to two", behind(at(50_000, 50_999), unknown, at(40_000)), null, null],
    ["an open one where outcomes differ", clusterOf({ rules: [at(40_000)] }), null, null],
  ])("%s", (_, cluster, srcPort, assumed) => {
    expect(answerOf(cluster, { srcPort }).walk.srcPort).toBe(assumed);
  });

  test("a rule nobody can decide is the reason, not the port that led there", () => {
    const answer = answerOf(behind(unknown));
    expect(told(answer)).toBe("same: undecidable");
    expect(answer.walk.tiers.map(({ kind }) => kind)).toEqual(["end-of-tier", "undecidable"]);
  });

  test("two ways to one rule are no two deciders", () => {
    const answer = answerOf(behind(anyRule));
    expect(told(answer)).toBe("same: allow");
    expect(printHits(answer.walk.hits)).toEqual(["0|first|gnp:pass|pass|-1", "1|default|gnp:p|allow|0"]);
  });
});
