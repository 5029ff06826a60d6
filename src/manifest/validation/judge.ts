/**
 * The three judges of v3 objects side by side: Calico's client checks, the CRD, and what Felix does with an object that
 * was admitted somehow (semantics §1.9, §13).
 */
import { decodeDocument, type DecodedObject } from "../decode/document.ts";
import { valueOf } from "../yaml/node.ts";
import { splitDocuments } from "../yaml/documents.ts";
import type { Finding, Judge } from "./finding.ts";
import { validate } from "./validate.ts";
import { textAt } from "./values.ts";

export interface Judgement {
  /** Calico's client-side checks, after client-side defaulting and without the CRD's rules. */
  readonly valid: boolean;
  /** Schema and expressions of the CRD; null for kinds without one. */
  readonly crdValid: boolean | null;
  /** False: Felix ignores the whole object. Null: nothing reaches Felix. */
  readonly felixValid: boolean | null;
  /** In words: who refuses, and which field. */
  readonly problems: readonly string[];
}

/** Of every `projectcalico.org/v3` object in the text together: one that fails fails all. Text that is no YAML fails. */
export function judge(text: string): Judgement {
  const documents = splitDocuments(text).map((one) => decodeDocument(one.text, "client"));
  const unread = documents.flatMap(({ problems }) => problems.map(({ message }) => message));
  const judged = documents.flatMap(({ objects }) => objects.filter(isCalico).map(judgeObject));
  return {
    valid: unread.length === 0 && judged.every(({ valid }) => valid),
    crdValid: unread.length > 0 ? false : together(judged.map(({ crdValid }) => crdValid)),
    felixValid: together(judged.map(({ felixValid }) => felixValid)),
    problems: [...unread, ...judged.flatMap(({ problems }) => problems)],
  };
}

function together(answers: readonly (boolean | null)[]): boolean | null {
  const given = answers.filter((answer) => answer !== null);
  return given.length === 0 ? null : given.every(Boolean);
}

function isCalico({ apiVersion }: DecodedObject): boolean {
  return apiVersion === "projectcalico.org/v3";
}

const speakers: Readonly<Record<Judge, string>> = {
  client: "calicoctl refuses it",
  reader: "calicoctl cannot read it",
  schema: "the CRD refuses it",
};

function judgeObject(object: DecodedObject): Judgement {
  const findings = validate(object.node, object.kind);
  const unconverted = object.kind === "StagedKubernetesNetworkPolicy" && isUnconverted(object);
  const valid = !unconverted && findings.every(({ judge }) => judge === "schema");
  const felixValid = unconverted ? null : reaches(object, findings) ? survives(object, valid) : null;
  const ignored = object.content?.kind === "policy" ? object.content.policy.ignored : null;
  return {
    valid,
    crdValid: object.kind === "Profile" ? null : findings.every(({ judge }) => judge !== "schema"),
    felixValid,
    problems: [
      ...findings.map(({ judge, message }) => `${speakers[judge]}: ${message}`),
      ...(felixValid === false ? [`Felix ignores it${ignored === null ? "" : `: ${ignored}`}`] : []),
      ...(unconverted ? ["Calico cannot convert it: one of its ports is impossible"] : []),
    ],
  };
}

function isUnconverted({ problems }: DecodedObject): boolean {
  return problems.some(({ code }) => code === "rule-not-converted");
}

/** Neither what cannot be read nor a staged deletion is ever sent to Felix. */
function reaches({ kind, node }: DecodedObject, findings: readonly Finding[]): boolean {
  if (findings.some(({ judge }) => judge === "reader")) return false;
  const spec = valueOf(node, "spec");
  const deletes = spec?.kind === "map" && textAt(spec, "stagedAction") === "Delete";
  return !(kind.startsWith("Staged") && deletes);
}

/** Felix takes the labels of a profile from the v3 object, and checks that as the clients do. */
function survives({ kind, name, content }: DecodedObject, valid: boolean): boolean {
  if (name === "" || content === null) return false;
  if (kind === "Profile" && !valid) return false;
  return content.kind !== "policy" || content.policy.ignored === null;
}
