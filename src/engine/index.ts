/** What Calico does with a flow, with every reason. Pure: no clock, no randomness, no text formats. */
export { compareAddresses, familyOf, parseAddress, printAddress, sameAddress } from "./net/address.ts";
export type { Address, Family } from "./net/address.ts";
export {
  firstAddress,
  isEverything,
  lastAddress,
  maskTo,
  parsePrefix,
  parseWrittenPrefix,
  prefixContains,
  prefixCovers,
  prefixFamily,
  printPrefix,
  singleAddress,
} from "./net/prefix.ts";
export type { Prefix, WrittenPrefix } from "./net/prefix.ts";
export { hasPorts, protocolName, protocolNumber } from "./net/protocol.ts";
export type { Selector } from "./selector/ast.ts";
export { compareBytes } from "./selector/bytes.ts";
export { matchesLabels } from "./selector/match.ts";
export { describeLabels, mismatches } from "./selector/mismatch.ts";
export type { Mismatch } from "./selector/mismatch.ts";
export { parseSelector } from "./selector/parse.ts";
export type { ParsedSelector } from "./selector/parse.ts";
export { printSelector } from "./selector/print.ts";
export { conjuncts, labelsOf, mapLabels, prefixLabels } from "./selector/rewrite.ts";
export type {
  Cluster,
  ClusterNode,
  ContainerPort,
  Endpoint,
  EndpointId,
  HostEndpoint,
  Labels,
  Namespace,
  NetworkSet,
  NotAnEndpoint,
  Profile,
  Service,
  ServiceBackend,
  ServicePort,
  WorkloadEndpoint,
} from "./model/cluster.ts";
export type {
  Action,
  DefaultAction,
  Direction,
  Entity,
  IcmpMatch,
  Policy,
  PolicyId,
  PolicyKind,
  PortMatch,
  Rule,
  Scope,
  SelectorTerm,
  TermPart,
  Tier,
} from "./model/policy.ts";
export type {
  Decider,
  DirectionTrace,
  Failure,
  Flow,
  FlowEnd,
  FlowTrace,
  Hit,
  NotApplies,
  PolicyTrace,
  Predicate,
  ProfileTrace,
  RuleRef,
  RuleTrace,
  StageTrace,
  TierTrace,
} from "./model/trace.ts";
export { appliesTo } from "./resolve/applies.ts";
export type { Applied, AppliedTier } from "./resolve/applies.ts";
export { policyText, printHits } from "./resolve/hits.ts";
export { comparePolicies, compareTiers, orderTiers, tieKey } from "./resolve/order.ts";
export type { OrderedTier } from "./resolve/order.ts";
export { effectiveLabels, endpointsAt, networkSetsAt, resolve, selects } from "./resolve/policy-set.ts";
export type { PolicySet } from "./resolve/policy-set.ts";
export { evaluate } from "./evaluate/evaluate.ts";
export type { DirectionVerdict, FlowVerdict } from "./evaluate/evaluate.ts";
export { trace } from "./evaluate/trace.ts";
export { census } from "./analyze/census.ts";
export type { Census } from "./analyze/census.ts";
export type { Judged } from "./analyze/outcomes.ts";
export { changeCensus } from "./analyze/change-census.ts";
export { connectivity } from "./analyze/connectivity.ts";
export type { ConnectivityGroup, ConnectivityQuestion, EndSelection } from "./analyze/connectivity.ts";
export { difference, necessity } from "./analyze/difference.ts";
export type { Change, ChangeGroup, Difference } from "./analyze/difference.ts";
export type { FlowGroup, GroupEnd } from "./analyze/groups.ts";
export { impactOfMove, impactOfSlots } from "./analyze/impact.ts";
export type { SlotImpact, SlotPlace } from "./analyze/impact.ts";
export { impactOfTierMove, impactOfTierSlots } from "./analyze/impact-tier.ts";
export type { TierSlotImpact } from "./analyze/impact-tier.ts";
export { changeMatrix, matrix } from "./analyze/matrix.ts";
export { passages } from "./analyze/passages.ts";
export type { Passages } from "./analyze/passages.ts";
export { removalCensus } from "./analyze/removal.ts";
export { finish } from "./analyze/steps.ts";
export type { Progress, Steps } from "./analyze/steps.ts";
export type {
  Asked,
  ChangeCensus,
  ChangeCounts,
  DeciderChange,
  FlowCounts,
  Lists,
  Matrix,
  MatrixEnd,
  Place,
  PlacePair,
  SlotFigures,
} from "./analyze/types.ts";
export { unreachable } from "./analyze/unreachable.ts";
export type { RuleName, Unreachable, UnreachablePolicy, UnreachableRule } from "./analyze/unreachable.ts";
