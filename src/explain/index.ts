/** The door of `explain`: answers of the engine become facts and words a person needs. Pure. */
export { ask } from "./ask/ask.ts";
export { placeName } from "./words/list-name.ts";
export { kindSigns } from "./words/kind-sign.ts";
export type { KindSign } from "./words/kind-sign.ts";
export { describe } from "./board/describe.ts";
export { explainFlow } from "./flow/explain-flow.ts";
export { compareScopes, narrationText, summarizeCases } from "./flow/summary.ts";
export { explainPolicy } from "./policy/explain-policy.ts";
export { lint } from "./lint/lint.ts";
export type { Finding } from "./lint/finding.ts";
export { deciderWords } from "./words/decider.ts";
export { endpointsSearched, matchesSearch, parseSearch } from "./search.ts";
export type { SearchTerm } from "./search.ts";
export type { Asked, AskedFlow, CasesSummary, ExplainOptions } from "./answer.ts";
export type {
  BoardFacts,
  CardFacts,
  DecidingRule,
  EndpointFacts,
  EndRef,
  Explanation,
  FlowCase,
  FlowQuery,
  HalfFacts,
  Mark,
  NamespaceFacts,
  NearMiss,
  NetworkSetFacts,
  OutcomeWord,
  PolicyFacts,
  PortOffer,
  PortTruth,
  ProfileFacts,
  RuleFacts,
  RuleLine,
  ServiceFacts,
  Step,
  TierFacts,
  TraceItem,
} from "./types.ts";
