/**
 * The panel as one flat list of rows, in reading order: namespaces with their pods and services, hosts,
 * network sets, what is not an endpoint yet. Pure, so that a list of thousands can be drawn in part.
 */
import type { BoardFacts, EndpointFacts, NetworkSetFacts, ServiceFacts } from "#src/explain/index.ts";
import { exactAddress, matcher } from "./filter.ts";

export type Row = { readonly key: string } & (
  | { readonly kind: "heading"; readonly title: string; readonly note: string }
  /** Replicas of one workload behind their first pod; never of one pod alone. */
  | { readonly kind: "workload"; readonly name: string; readonly pods: Several }
  /** `of`: the opened workload it is a replica of. */
  | { readonly kind: "endpoint"; readonly endpoint: EndpointFacts; readonly of: string | null }
  | { readonly kind: "opened"; readonly name: string; readonly workload: string; readonly count: number }
  | { readonly kind: "service"; readonly service: ServiceFacts }
  | { readonly kind: "set"; readonly set: NetworkSetFacts }
  | { readonly kind: "absent"; readonly id: string; readonly reason: string; readonly assumable: boolean }
);

type Several = readonly [EndpointFacts, ...EndpointFacts[]];

export interface RowOptions {
  readonly filter: string;
  /** Keys of workloads whose replicas are listed. */
  readonly opened: ReadonlySet<string>;
}

type Source = Pick<BoardFacts, "endpoints" | "services" | "networkSets" | "namespaces" | "notEndpoints">;

export function rowsOf(board: Source, options: RowOptions): readonly Row[] {
  const shown = filtered(board, options.filter);
  return [
    ...shown.namespaces.flatMap((space) => namespaceRows(space, options)),
    ...section({
      title: "Host endpoints",
      rows: shown.hosts.map((endpoint) => ({ kind: "endpoint", key: endpoint.id, endpoint, of: null })),
    }),
    ...section({
      title: "Network sets",
      rows: shown.sets.map((set) => ({ kind: "set", key: set.id, set })),
    }),
    ...section({
      title: "Not an endpoint yet",
      rows: shown.absent.map((entry) => ({ kind: "absent", key: `absent ${entry.id}`, ...entry })),
    }),
  ];
}

interface Space {
  readonly name: string;
  readonly labels: readonly string[];
  readonly pods: readonly EndpointFacts[];
  readonly services: readonly ServiceFacts[];
}

interface Filtered {
  readonly namespaces: readonly Space[];
  readonly hosts: readonly EndpointFacts[];
  readonly sets: readonly NetworkSetFacts[];
  readonly absent: Source["notEndpoints"];
}

function filtered(board: Source, filter: string): Filtered {
  const matches = matcher(filter);
  const exact = exactAddress(board.endpoints, filter);
  const endpoints =
    exact ??
    board.endpoints.filter(({ label, addresses, labels, template }) =>
      matches([label, ...addresses, ...labels, template ?? ""]),
    );
  const services = board.services.filter(({ label, ports }) => matches([label, ...ports]));
  return {
    namespaces: spaces(board, { endpoints, services: exact === null ? services : [] }),
    hosts: endpoints.filter(({ kind }) => kind === "hep"),
    sets: exact === null ? board.networkSets.filter(({ label, nets }) => matches([label, ...nets])) : [],
    absent: board.notEndpoints.filter(({ id }) => matches([id])),
  };
}

/** Namespaces in the board's order, then any that only pods and services name; empty ones are left out. */
function spaces(
  board: Source,
  shown: { readonly endpoints: readonly EndpointFacts[]; readonly services: readonly ServiceFacts[] },
): readonly Space[] {
  const pods = grouped(shown.endpoints.filter(({ kind }) => kind === "pod"));
  const services = grouped(shown.services);
  const labels = new Map(board.namespaces.map((namespace) => [namespace.name, namespace.labels]));
  const names = new Set([...labels.keys(), ...pods.keys(), ...services.keys()]);
  return [...names]
    .map((name) => ({
      name,
      labels: labels.get(name) ?? [],
      pods: pods.get(name) ?? [],
      services: services.get(name) ?? [],
    }))
    .filter((space) => space.pods.length + space.services.length > 0);
}

function grouped<T extends { readonly namespace: string | null }>(
  items: readonly T[],
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.namespace ?? "");
    if (group === undefined) groups.set(item.namespace ?? "", [item]);
    else group.push(item);
  }
  return groups;
}

/** Kubernetes puts the name on every namespace: repeating it beside the heading says nothing. */
const OWN_NAME = /^(kubernetes\.io\/metadata\.name|projectcalico\.org\/name)\s*[=:]/;

function namespaceRows({ name, labels, pods, services }: Space, options: RowOptions): readonly Row[] {
  const note = labels.filter((label) => !OWN_NAME.test(label)).join(", ");
  const workloads = new Map<string, Several>();
  for (const pod of pods) {
    const others = workloads.get(pod.workload);
    workloads.set(pod.workload, others === undefined ? [pod] : [...others, pod]);
  }
  return section({
    title: name,
    note,
    rows: [
      ...[...workloads].flatMap(([workload, replicas]) => workloadRows(workload, replicas, options)),
      ...services.map((service): Row => ({ kind: "service", key: `service ${service.id}`, service })),
    ],
  });
}

/** While a filter is typed nothing is folded: a full name always shows its pod. */
function workloadRows(workload: string, pods: Several, { filter, opened }: RowOptions): readonly Row[] {
  const [first] = pods;
  const key = `workload ${first.namespace ?? ""}/${workload}`;
  const single = (endpoint: EndpointFacts, of: string | null): Row => ({
    kind: "endpoint",
    key: endpoint.id,
    endpoint,
    of,
  });
  if (pods.length === 1 || filter.trim() !== "") return pods.map((pod) => single(pod, null));
  if (!opened.has(key)) return [{ kind: "workload", key, name: workload, pods }];
  return [
    { kind: "opened", key, name: workload, workload: key, count: pods.length },
    ...pods.map((pod) => single(pod, key)),
  ];
}

interface Section {
  readonly title: string;
  readonly note?: string;
  readonly rows: readonly Row[];
}

function section({ title, note = "", rows }: Section): readonly Row[] {
  return rows.length === 0 ? [] : [{ kind: "heading", key: `heading ${title}`, title, note }, ...rows];
}
