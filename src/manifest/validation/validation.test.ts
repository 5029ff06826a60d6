import { describe, expect, it } from "vitest";
import { readText } from "../testing.ts";
import { judge } from "./judge.ts";

function networkPolicy(spec: string, name = "web"): string {
  const head = `apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: shop }\n`;
  return `${head}spec:\n  ${spec}\n`;
}

describe("refused, though Felix would use it", () => {
  it.each([
    ["a bare address in a rule", "ingress: [{ action: Allow, source: { nets: [10.0.0.1] } }]", "10.0.0.1"],
    ["a protocol in lower case", "ingress: [{ action: Allow, protocol: tcp }]", "tcp"],
    ["a type given twice", "types: [Ingress, Ingress]", "types"],
    ["a tier no tier can be called", "tier: Bad", "Bad"],
    ["`global()` outside rules", "selector: global()", "global()"],
    [
      "a service in the wrong place",
      "egress: [{ action: Deny, source: { services: { name: a } } }]",
      "services",
    ],
  ])("%s is a warning at its field, and the policy counts", (_, spec, pointedAt) => {
    const text = networkPolicy(spec);
    const reading = readText(text);
    const refused = reading.diagnostics.filter(({ code }) => code === "refused-by-calico");
    expect(refused.length).toBeGreaterThan(0);
    for (const { severity, place, object } of refused) {
      expect(severity).toBe("warning");
      expect(object).toBe("NetworkPolicy shop/web");
      expect(text.slice(place.start.offset, place.end.offset)).toContain(pointedAt);
    }
    expect(reading.cluster.policies.map(({ ignored }) => ignored)).toEqual([null]);
  });

  it("says nothing twice about one field", () => {
    const reading = readText(networkPolicy("ingress: [{ action: Allow, destination: { ports: [80] } }]"));
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(["ignored-by-calico"]);
  });

  it("hides no other object and does not judge stored ones", () => {
    const stored = networkPolicy("selector: all()", "Default.Web").replace(
      "projectcalico.org/v3",
      "crd.projectcalico.org/v1",
    );
    const reading = readText(`${networkPolicy("tier: Bad")}---\n${stored}`);
    expect(reading.objects.map(({ role }) => role)).toEqual(["used", "used"]);
    expect(
      reading.diagnostics.filter(({ code }) => code === "refused-by-calico").map(({ path }) => path),
    ).toEqual(["spec.tier"]);
  });
});

describe("the judges", () => {
  it("take several objects together, and pass over what is not Calico's", () => {
    const good = networkPolicy("selector: all()");
    expect(judge(good)).toEqual({ valid: true, crdValid: true, felixValid: true, problems: [] });
    expect(judge(`${good}---\n${networkPolicy("types: []")}`)).toMatchObject({
      valid: true,
      crdValid: false,
    });
    expect(judge("apiVersion: v1\nkind: Pod\nmetadata: { name: Bad }\n")).toEqual({
      valid: true,
      crdValid: null,
      felixValid: null,
      problems: [],
    });
  });

  it("refuse text that is no YAML", () => {
    expect(judge("a: [")).toMatchObject({ valid: false, crdValid: false, felixValid: null });
  });

  it.each([
    ["order: abc", false, false, null],
    ["order: null", true, true, true],
    ["tier: 5", true, false, true],
    ["ingress: [null]", true, false, true],
    ["types: [null]", true, false, true],
    ['ingress: [{ action: Allow, protocol: "1", icmp: { type: 8 } }]', true, false, true],
    ["ingress: [{ action: Allow, protocol: 1, icmp: { type: 8 } }]", true, true, true],
    ['ingress: [{ action: Allow, source: { notNets: ["0.0.0.0/0"] } }]', false, true, true],
    ['ingress: [{ action: Allow, protocol: TCP, source: { notPorts: ["8080-8090"] } }]', false, true, false],
  ])("%s: calicoctl %s, CRD %s, Felix %s", (spec, valid, crdValid, felixValid) => {
    expect(judge(networkPolicy(spec))).toMatchObject({ valid, crdValid, felixValid });
  });

  it("a staged Kubernetes policy that cannot be converted never reaches Felix", () => {
    const text =
      "apiVersion: projectcalico.org/v3\nkind: StagedKubernetesNetworkPolicy\nmetadata: { name: a, namespace: b }\n" +
      "spec: { podSelector: {}, ingress: [{ ports: [{ port: http, endPort: 90 }] }] }\n";
    expect(judge(text)).toMatchObject({ valid: false, crdValid: true, felixValid: null });
  });
});
