/**
 * What Calico's tools or the API server hold against an object: a warning at each field, with who refuses it, and what
 * becomes of the object where it is admitted all the same (semantics §1.9, §13).
 */
import { codes } from "../codes.ts";
import { follow } from "../yaml/follow.ts";
import type { Finding, Judge } from "../validation/finding.ts";
import { validate } from "../validation/validate.ts";
import type { MapNode } from "../yaml/node.ts";
import type { Problem, Scope } from "./scope.ts";

/** `used`: Felix would take the object as it is. `ignored`: Felix drops it. `unread`: no decoder gets that far. */
export type Fate = "used" | "ignored" | "unread";

/** What decoders have said about a field already is not said twice: it learns who refuses the object for it. */
export function reportRefusals(
  scope: Scope,
  root: MapNode,
  { kind, fate }: { kind: string; fate: Fate },
): void {
  const found = byPath(validate(root, kind));
  const told = scope.problems.filter(({ code }) => !code.startsWith("namespace-"));
  const judges = new Map<Problem, Set<Judge>>();
  for (const [path, findings] of found) {
    const [first] = findings;
    const known = told.filter((problem) => overlaps(problem.path, path));
    for (const problem of known) {
      const set = judges.get(problem) ?? new Set();
      for (const { judge } of findings) set.add(judge);
      judges.set(problem, set);
    }
    if (known.length > 0 || first === undefined) continue;
    const { start, end } = follow(root, path);
    const message = `${who(new Set(findings.map(({ judge }) => judge)))} it: ${first.message}`;
    scope.problems.push({ code: "refused-by-calico", message, help: fates[fate], start, end, path });
  }
  scope.problems.splice(
    0,
    Infinity,
    ...scope.problems.map((problem) => withJudges(problem, judges.get(problem), fate)),
  );
}

function byPath(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = found.get(finding.path);
    if (list === undefined) found.set(finding.path, [finding]);
    else list.push(finding);
  }
  return found;
}

/** The same field, or the items of one list: what else is wrong inside a field is another matter. */
function overlaps(told: string | null, path: string): boolean {
  return told !== null && withoutIndex(told) === withoutIndex(path);
}

function withoutIndex(path: string): string {
  return path.replace(/\[\d+\]$/, "");
}

function withJudges(problem: Problem, judges: ReadonlySet<Judge> | undefined, fate: Fate): Problem {
  if (judges === undefined) return problem;
  const refused = `${who(judges)} the object; ${fates[fate]}`;
  const help = problem.help ?? codes[problem.code].help;
  return { ...problem, help: help === null ? refused : `${help}; ${refused}` };
}

function who(judges: ReadonlySet<Judge>): string {
  const schema = judges.has("schema");
  if (judges.has("reader"))
    return schema ? "calicoctl cannot read and the CRD's schema refuses" : "calicoctl cannot read";
  if (!judges.has("client")) return "the CRD's schema refuses";
  return schema
    ? "calicoctl, Calico's API server and the CRD's schema refuse"
    : "calicoctl and Calico's API server refuse";
}

const fates: Readonly<Record<Fate, string>> = {
  used: "where it is admitted all the same, Felix uses it, so it counts here; correct it before you apply it",
  ignored: "where it is admitted all the same, Felix ignores it, so it plays no part here",
  unread: "nobody can store it as it is, so it plays no part here",
};
