import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { read } from "#src/manifest/index.ts";
import { kinds as readKinds } from "../../manifest/decode/kinds.ts";
import { kubectlCommand } from "./kubectl.ts";

test("the command on the empty page is the README's", () => {
  expect(readFileSync("README.md", "utf8")).toContain(`\n${kubectlCommand.replace(/^/gm, "    ")}\n`);
});

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tierboard-"));
  writeFileSync(join(folder, "kubectl"), kubectl, { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Knows the resources of `$RESOURCES`, keeps a list of what it is asked for, and has no object but the namespaces'. */
const kubectl = `#!/bin/sh
echo "$2" >> asked
case " $RESOURCES " in
*" $2 "*) ;;
*) echo "error: the server doesn't have a resource type \\"$2\\"" >&2; exit 1 ;;
esac
case "$2" in
namespaces) printf 'apiVersion: v1\\nitems:\\n- apiVersion: v1\\n  kind: Namespace\\n  metadata:\\n    name: shop\\n' ;;
*networkpolicies*projectcalico.org) printf 'apiVersion: v1\\nitems:\\n- apiVersion: %s\\n  kind: NetworkPolicy\\n  metadata:\\n    name: web\\n    namespace: shop\\n  spec:\\n    selector: all()\\n' "$VERSION" ;;
*) printf 'apiVersion: v1\\nitems: []\\n' ;;
esac
printf 'kind: List\\nmetadata:\\n  resourceVersion: ""\\n'
`;

/** The file that the command writes in a cluster with these resources, and what kubectl was asked for. */
function runCommand(
  resources: readonly string[],
  version: string,
): { text: string; asked: readonly string[] } {
  const env = { PATH: `${folder}:/usr/bin:/bin`, RESOURCES: resources.join(" "), VERSION: version };
  writeFileSync(join(folder, "asked"), "");
  const { status, error } = spawnSync("sh", ["-c", kubectlCommand], { cwd: folder, env, encoding: "utf8" });
  expect({ status, error }).toEqual({ status: expect.any(Number) as number, error: undefined });
  return {
    text: readFileSync(join(folder, "cluster.yaml"), "utf8"),
    asked: readFileSync(join(folder, "asked"), "utf8").trimEnd().split("\n"),
  };
}

const core = [
  "namespaces",
  "nodes",
  "serviceaccounts",
  "pods",
  "services",
  "endpointslices.discovery.k8s.io",
];

describe("the command", () => {
  test("asks for every kind that decides a verdict, by its full name outside the core", () => {
    /** They stand in for pods only where no pod is given. */
    const templates = ["apps", "batch"];
    const wanted = readKinds
      .filter(({ group }) => !templates.includes(group))
      .map(({ group, kind }) => {
        const plural = `${kind.toLowerCase()}s`.replace(/ys$/, "ies");
        return group === "" ? plural : `${plural}.${group}`;
      });
    expect([...runCommand([], "").asked].sort()).toEqual(wanted.sort());
  });

  test.each([
    ["with Calico's API server", "projectcalico.org", "projectcalico.org/v3"],
    ["with plain Calico", "crd.projectcalico.org", "crd.projectcalico.org/v1"],
  ])(
    "gets what a cluster %s has, each object once, and no complaint when it is read",
    (_, group, version) => {
      const resources = [...core, `networkpolicies.${group}`, `tiers.${group}`];
      const { text } = runCommand(resources, version);
      const reading = read([{ name: "cluster.yaml", text }], { assume: "missing" });
      expect(reading.diagnostics).toEqual([]);
      expect(reading.objects.map(({ id, role }) => `${id}: ${role}`)).toEqual([
        "NetworkPolicy shop/web: used",
        "Namespace shop: used",
      ]);
    },
  );

  test("takes Calico's stored objects only where its API does not serve the kind", () => {
    const both = ["projectcalico.org", "crd.projectcalico.org"].map((group) => `networkpolicies.${group}`);
    const { text, asked } = runCommand([...core, ...both], "projectcalico.org/v3");
    expect(asked).not.toContain("networkpolicies.crd.projectcalico.org");
    expect(read([{ name: "cluster.yaml", text }], { assume: "missing" }).diagnostics).toEqual([]);
  });
});
