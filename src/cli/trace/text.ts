/** The answer to one question as text for people. */
import { type FlowCase, summarizeCases } from "#src/explain/index.ts";
import { glyphs } from "./marks.ts";
import type { QuestionAnswer } from "./answer.ts";
import { type WalkContext, walkText } from "./walk.ts";

type Answer = Extract<QuestionAnswer, { readonly ok: true }>;

export function answerText(context: WalkContext, { cases, portTruth }: Answer): string {
  const heads = [verdictText(context, cases), ...(portTruth === null ? [] : [truthText(portTruth)])];
  const walks = alike(cases).map(([first, ...others]) => {
    const also = others.length > 0 ? `\nThe same for ${others.map(({ to }) => to).join(", ")}.` : "";
    return `${first.explanation.headline}${also}\n\n${walkText(context, first.explanation)}`;
  });
  return `${heads.join("\n")}\n\n${walks.join("\n")}`;
}

function verdictText({ paint }: WalkContext, cases: readonly FlowCase[]): string {
  const { word, verdict } = summarizeCases(cases);
  const { sign, hue } = glyphs[word === "Allowed" ? "allow" : word === "Denied" ? "deny" : "undecidable"];
  return paint(hue, `${word === "Mixed" ? "±" : sign} ${verdict}`);
}

function truthText({ parts, problem }: NonNullable<Answer["portTruth"]>): string {
  const chain = parts.map(({ label, value }) => `${label} ${value}`).join(" → ");
  return `Port: ${chain}${problem === null ? "" : ` – ${problem}`}`;
}

/** Backends whose walks say the same share one. */
function alike(cases: readonly FlowCase[]): readonly (readonly [FlowCase, ...FlowCase[]])[] {
  const groups = new Map<string, [FlowCase, ...FlowCase[]]>();
  for (const one of cases) {
    const { egress, ingress } = one.explanation;
    const key = JSON.stringify([egress, ingress].map((half) => half?.items.map(({ text }) => text)));
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
