// @vitest-environment jsdom
/** Traces to take along: nothing of the verdict is lost, and nothing of what users wrote breaks the form. */
import { describe, expect, test } from "vitest";
import { evaluate, resolve, trace } from "#src/engine/index.ts";
import { ask, explainFlow, type Explanation } from "#src/explain/index.ts";
import { read } from "#src/manifest/index.ts";
import { traceMarkdown } from "./markdown.ts";
import { tracePicture } from "./svg.ts";
import { wrapped } from "./tags.ts";

const text = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: "web" } }
spec: { nodeName: n1, containers: [{ name: c, ports: [{ containerPort: 80 }] }] }
status: { podIP: 10.0.0.1 }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec: { nodeName: n1, containers: [{ name: c, ports: [{ containerPort: 80 }] }] }
status: { podIP: 10.0.0.2 }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: guard, namespace: shop }
spec:
  selector: app == 'db'
  ingress: [{ action: Allow, source: { selector: "app == '<&|>'" } }]
`;

function explained(): Explanation {
  const reading = read([{ name: "x.yaml", text }], { assume: "missing" });
  const set = resolve(reading.cluster);
  const query = { from: "pod:shop/web", to: "pod:shop/db", port: "tcp/80", sourcePort: null, family: null };
  const asked = ask(set, reading, query);
  if (asked.kind !== "flows" || asked.flows[0] === undefined) throw new Error("the flow cannot be asked");
  const { flow } = asked.flows[0];
  expect(evaluate(set, flow, "enforced").verdict).toBe("deny");
  return explainFlow(set, reading, trace(set, flow, "enforced"), { version: "before" });
}

describe("a trace as Markdown", () => {
  test("has a row for every item and no cell that ends early", () => {
    const explanation = explained();
    const markdown = traceMarkdown(explanation);
    const items = [explanation.egress, explanation.ingress].flatMap((half) => half?.items ?? []);
    const rows = markdown
      .split("\n")
      .filter((line) => line.startsWith("| ") && !/^\| (Outcome|---)/.test(line));
    expect(rows).toHaveLength(items.length);
    for (const row of rows) expect(row.replaceAll("\\|", "").split("|")).toHaveLength(6);
    expect(markdown).toContain(explanation.verdict);
  });
});

describe("a trace as a picture", () => {
  test("is well-formed, whatever users wrote, and refers to nothing outside", () => {
    const { svg } = tracePicture(explained(), "auto");
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    expect(parsed.querySelector("parsererror")).toBeNull();
    expect(svg.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
    expect(parsed.documentElement.textContent).toContain("<&|>");
  });

  test("says the verdict and every outcome that plays a part, and follows the viewer's theme", () => {
    const explanation = explained();
    const { svg } = tracePicture(explanation, "auto");
    const words = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement.textContent;
    expect(words).toContain("End of tier · default");
    expect(words).toContain("No match · default / NetworkPolicy shop/guard");
    expect(svg).toContain("prefers-color-scheme: dark");
    expect(tracePicture(explanation, "dark").svg).not.toContain("prefers-color-scheme");
  });

  test("breaks lines at spaces, and words that are longer than a line", () => {
    expect(wrapped("one two three", 8)).toEqual(["one two", "three"]);
    expect(wrapped("a-very-long-name x", 10)).toEqual(["a-very-lon", "g-name x"]);
  });
});
