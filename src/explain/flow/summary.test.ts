import { expect, test } from "vitest";
import { trace } from "#src/engine/index.ts";
import { ask } from "../ask/ask.ts";
import { load, query, shop, type Loaded } from "../testing/shop.ts";
import type { FlowCase, FlowQuery } from "../types.ts";
import { explainFlow } from "./explain-flow.ts";
import { summarizeCases } from "./summary.ts";

function casesOf({ set, reading }: Loaded, question: FlowQuery): readonly FlowCase[] {
  const asked = ask(set, reading, question);
  if (asked.kind !== "flows") throw new Error(JSON.stringify(asked));
  return asked.flows.map(({ to, flow }) => {
    const traced = trace(set, flow, "enforced");
    return { to, trace: traced, explanation: explainFlow(set, reading, traced, { version: "after" }) };
  });
}

test("backends that fare differently make a mixed verdict that names each", () => {
  const cases = casesOf(load(shop), query("pod:shop/web", "svc:shop/web", "80"));
  expect(summarizeCases(cases)).toEqual({
    word: "Mixed",
    verdict:
      "Mixed (1 of 2 backends): shop/web: Allowed: a pod's traffic to its own address does not leave the pod, so no policy sees it. shop/web2: Denied at destination, ingress: end of tier default, where web-in applies and no rule matches",
  });
});

test("backends that all fare the same share one word", () => {
  const cases = casesOf(load(shop), query("pod:data/db", "svc:shop/web", "80"));
  expect(summarizeCases(cases)).toEqual({
    word: "Denied",
    verdict:
      "Denied at each of 2 backends. shop/web and shop/web2: Denied at destination, ingress: end of tier default, where web-in applies and no rule matches",
  });
});

test("one case is its own summary", () => {
  const cases = casesOf(load(shop), query("pod:shop/web", "pod:data/db", "sql"));
  expect(summarizeCases(cases)).toEqual({ word: "Denied", verdict: cases[0]?.explanation.verdict });
});

test("a draft says that it is one", () => {
  const [only] = casesOf(load(shop), query("pod:shop/web", "pod:data/db", "sql"));
  expect(only?.explanation.knownBy).toBe("computed from the draft");
});
