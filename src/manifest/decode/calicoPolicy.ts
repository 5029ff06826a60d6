/** The four v3 policy kinds: NetworkPolicy, GlobalNetworkPolicy and their staged forms. */
import type { Direction, Policy, PolicyId, PolicyKind, Rule, SelectorTerm } from "#src/engine/index.ts";
import { convertRule } from "../convert/rule.ts";
import { globalSubject, namespacedSubject } from "../convert/subject.ts";
import {
  booleanField,
  checkKnown,
  numberField,
  stringField,
  textField,
  textListField,
  type Fields,
  type Text,
} from "./fields.ts";
import { findings } from "./felix.ts";
import { decodeRules, selectorTexts, type DecodedRule } from "./rules.ts";
import { clip, report } from "./scope.ts";
import { checkPrefixed, checkSelector } from "./selectors.ts";

export interface PolicyIdentity {
  readonly id: PolicyId;
  readonly kind: PolicyKind;
  readonly namespace: string | null;
  readonly name: string;
}

export interface DecodedPolicy {
  readonly policy: Policy;
  /** Where the tier is named; null where it is not. */
  readonly tierText: Text | null;
}

const commonFields = [
  "tier",
  "order",
  "ingress",
  "egress",
  "selector",
  "types",
  "serviceAccountSelector",
  "performanceHints",
];
const globalFields = ["namespaceSelector", "doNotTrack", "preDNAT", "applyOnForward"];

export function decodeCalicoPolicy(spec: Fields, identity: PolicyIdentity): DecodedPolicy {
  const staged = identity.kind.startsWith("Staged");
  const global = identity.namespace === null;
  checkKnown(spec, [...commonFields, ...(global ? globalFields : []), ...(staged ? ["stagedAction"] : [])]);
  const ingress = decodeRules(spec, "ingress");
  const egress = decodeRules(spec, "egress");
  const subject = decodeSubject(spec, identity.namespace);
  const rules = convertRules([...ingress, ...egress], identity.namespace ?? "");
  const tierText = textField(spec, "tier");
  const reasons = [
    ...(staged ? stagedDelete(spec) : []),
    ...subject.reasons,
    ...rules.reasons,
    ...findings({ ingress, egress }),
  ];
  const [ignored = null] = reasons;
  const policy: Policy = {
    ...identity,
    tier: tierText === null || tierText.text === "" ? "default" : tierText.text,
    order: numberField(spec, "order"),
    staged,
    subject: subject.terms,
    governs: decodeTypes(spec, ingress.length, egress.length),
    ingress: rules.converted.slice(0, ingress.length),
    egress: rules.converted.slice(ingress.length),
    doNotTrack: global && booleanField(spec, "doNotTrack"),
    preDNAT: global && booleanField(spec, "preDNAT"),
    applyOnForward: global && booleanField(spec, "applyOnForward"),
    ignored,
  };
  return { policy, tierText };
}

interface Subject {
  readonly terms: readonly SelectorTerm[];
  /** Why Felix drops the policy. */
  readonly reasons: readonly string[];
}

/** Where Calico reads an invalid selector as none (semantics §13), the policy selects more than it says. */
function decodeSubject(spec: Fields, namespace: string | null): Subject {
  const selector = textField(spec, "selector");
  const serviceAccountSelector = textField(spec, "serviceAccountSelector");
  const namespaceSelector = namespace === null ? textField(spec, "namespaceSelector") : null;
  const widened = "Calico leaves this selector out, so the policy selects more than it says";
  checkSelector(spec.scope, selector, "Calico ignores the whole policy");
  checkSelector(spec.scope, serviceAccountSelector, widened);
  checkSelector(spec.scope, namespaceSelector, widened);
  const words = {
    selector: selector?.text ?? "",
    serviceAccountSelector: serviceAccountSelector?.text ?? "",
    namespaceSelector: namespaceSelector?.text ?? "",
  };
  const terms = namespace === null ? globalSubject(words) : namespacedSubject(words, namespace);
  if (terms.ok) return { terms: terms.terms, reasons: [] };
  const overlong = [
    checkPrefixed(spec.scope, namespaceSelector, "pcns."),
    checkPrefixed(spec.scope, serviceAccountSelector, "pcsa."),
  ].filter((reason) => reason !== null);
  return { terms: [], reasons: overlong.length === 0 ? ["its selector cannot be parsed"] : overlong };
}

/** A rule whose selector cannot be parsed takes the whole policy with it; it stays in the list so that places hold. */
function convertRules(
  rules: readonly DecodedRule[],
  namespace: string,
): { readonly converted: readonly Rule[]; readonly reasons: readonly string[] } {
  const reasons: string[] = [];
  const converted = rules.map((rule) => {
    const broken = [rule.source, rule.destination].flatMap(selectorTexts).filter((text) => {
      return !checkSelector(rule.fields.scope, text, "Calico ignores the whole policy");
    });
    if (broken[0] !== undefined) reasons.push(`the selector in \`${broken[0].path}\` cannot be parsed`);
    const result = convertRule(rule.words, namespace);
    if (result !== null) return result;
    reasons.push(...overlongLabels(rule), `a selector in \`${rule.fields.path}\` cannot be parsed`);
    return unparsable(rule, namespace);
  });
  return { converted, reasons };
}

function overlongLabels({ fields, source, destination }: DecodedRule): readonly string[] {
  return [source, destination]
    .flatMap(({ selectors }) => [
      checkPrefixed(fields.scope, selectors.namespaceSelector, "pcns."),
      checkPrefixed(fields.scope, selectors.accountSelector, "pcsa."),
    ])
    .filter((reason) => reason !== null);
}

function unparsable(rule: DecodedRule, namespace: string): Rule {
  const bare = {
    ...rule.words.source,
    selector: "",
    notSelector: "",
    namespaceSelector: "",
    serviceAccounts: null,
  };
  const kept = convertRule({ ...rule.words, source: bare, destination: bare }, namespace);
  if (kept === null) throw new Error("a rule without selectors always converts");
  return kept;
}

/** `types` by the length of the rule lists, as calicoctl and the aggregated API server fill it in (semantics §5.1). */
function decodeTypes(spec: Fields, ingress: number, egress: number): Readonly<Record<Direction, boolean>> {
  const types = textListField(spec, "types");
  for (const type of types) {
    if (type.text === "Ingress" || type.text === "Egress") continue;
    report(spec.scope, {
      code: "invalid-value",
      at: type,
      path: type.path,
      message: `\`${clip(type.text)}\` in \`${type.path}\` is not a policy type`,
      help: "a policy type is Ingress or Egress",
    });
  }
  if (types.length === 0) return { ingress: ingress > 0 || egress === 0, egress: egress > 0 };
  const names = types.map(({ text }) => text.toLowerCase());
  return { ingress: names.includes("ingress"), egress: names.includes("egress") };
}

const stagedActions = ["Set", "Delete", "Learn", "Ignore"];

/** `Delete` never reaches Felix; the other values are all evaluated alike (semantics §1.3). */
export function stagedDelete(spec: Fields): readonly string[] {
  const action = textField(spec, "stagedAction");
  if (action !== null && !stagedActions.includes(action.text)) {
    report(spec.scope, {
      code: "invalid-value",
      at: action,
      path: action.path,
      message: `\`${clip(action.text)}\` in \`${action.path}\` is not a staged action`,
      help: "a staged action is Set, Delete, Learn or Ignore",
    });
  }
  return stringField(spec, "stagedAction") === "Delete"
    ? ["it only stages the deletion of another policy"]
    : [];
}
