/** Where a question leads: the concrete ends and ports behind a destination, and the port truth of a service. */
import { hasPorts, protocolName } from "#src/engine/index.ts";
import type {
  Address,
  ContainerPort,
  Endpoint,
  EndpointId,
  Service,
  ServicePort,
} from "#src/engine/index.ts";
import type { PortOffer, PortTruth } from "../types.ts";
import { count, listSome, verb } from "../words/text.ts";
import type { ServiceEnd, SingleEnd } from "./ends.ts";
import { printPortSpec } from "./port-spec.ts";
import type { PortSpec } from "./port-spec.ts";

/** Protocol and port of the packet, after DNAT. */
export interface Traffic {
  readonly protocol: number;
  /** 0 for protocols without ports. */
  readonly port: number;
  readonly icmp: { readonly type: number; readonly code: number } | null;
}

export interface Target {
  /** `pod:shop/db-0` or `ip:10.0.0.1` */
  readonly endpoint: EndpointId | null;
  /** Empty: unknown. */
  readonly addresses: readonly Address[];
  readonly traffic: Traffic;
}

export type Targets =
  | { readonly ok: true; readonly targets: readonly Target[]; readonly portTruth: PortTruth | null }
  | { readonly ok: false; readonly message: string };

export type Lookup = (id: EndpointId) => Endpoint | undefined;

/** The destination's declared ports, in its own order. */
export function offersOf(end: SingleEnd | ServiceEnd): readonly PortOffer[] {
  const declared = end.kind === "service" ? servicePorts(end.service) : (end.endpoint?.ports ?? []);
  const offers = declared.map(({ name, protocol, port }) => ({
    spec: printPortSpec(
      hasPorts(protocol) ? { kind: "port", protocol, port } : { kind: "protocol", protocol },
    ),
    name: name ?? "",
  }));
  return offers.filter((offer, i) => offers.findIndex((one) => one.spec === offer.spec) === i);
}

export function singleTarget(end: SingleEnd, spec: PortSpec): Targets {
  const traffic = trafficTo(end, spec);
  if (!traffic.ok) return traffic;
  const target = { endpoint: end.endpoint?.id ?? null, addresses: end.addresses, traffic: traffic.traffic };
  return { ok: true, targets: [target], portTruth: null };
}

type TrafficResult =
  { readonly ok: true; readonly traffic: Traffic } | { readonly ok: false; readonly message: string };

function trafficTo(end: SingleEnd, spec: PortSpec): TrafficResult {
  if (spec.kind === "icmp") {
    return {
      ok: true,
      traffic: { protocol: spec.protocol, port: 0, icmp: { type: spec.type, code: spec.code } },
    };
  }
  if (spec.kind === "protocol")
    return { ok: true, traffic: { protocol: spec.protocol, port: 0, icmp: null } };
  const { port, protocol } = spec;
  if (typeof port === "number") return { ok: true, traffic: { protocol: protocol ?? 6, port, icmp: null } };
  if (!end.endpoint) return fail(`${end.label} is outside: it has no port named \`${port}\``);
  return namedPort(end, port, protocol);
}

function namedPort(end: SingleEnd, name: string, protocol: number | null): TrafficResult {
  const ports = end.endpoint?.ports ?? [];
  const found = ports.filter(
    (one) => one.name?.toLowerCase() === name && (protocol ?? one.protocol) === one.protocol,
  );
  const specs = [...new Set(found.map(portSpec))];
  const [first] = found;
  if (!first) {
    const named = ports.flatMap((one) => one.name ?? []);
    return fail(
      `${end.label} declares no port named \`${name}\`${named.length > 0 ? `; it has ${listSome(named, 5)}` : ""}`,
    );
  }
  if (specs.length > 1)
    return fail(`\`${name}\` of ${end.label} stands for ${listSome(specs, 5)}: choose one`);
  return { ok: true, traffic: { protocol: first.protocol, port: first.port, icmp: null } };
}

function portSpec({ protocol, port }: ContainerPort): string {
  return printPortSpec({ kind: "port", protocol, port });
}

/** The service's port, translated to what each backend listens on (semantics §8). */
export function serviceTargets({ service }: ServiceEnd, spec: PortSpec, lookup: Lookup): Targets {
  if (spec.kind !== "port") return fail(`a service only forwards its own ports: ${portList(service)}`);
  const ports = servicePorts(service).filter((port) => fitsSpec(port, spec));
  const [port, other] = ports;
  if (!port)
    return fail(`service ${service.id} has no port ${printPortSpec(spec)}; it has ${portList(service)}`);
  if (other) return fail(`service ${service.id} has several such ports: ${portList(service)}; choose one`);
  if (service.backends.length === 0)
    return fail(`service ${service.id} has no backends: nothing listens behind it`);
  const targets = service.backends.flatMap((backend): readonly Target[] =>
    backend.ports
      .filter((one) => listensFor(port, one))
      .map((one) => ({
        endpoint: backend.endpoint,
        addresses: backendAddresses(backend, lookup),
        traffic: { protocol: one.protocol, port: one.port, icmp: null },
      })),
  );
  if (targets.length === 0)
    return fail(`no backend of service ${service.id} listens on its port ${printServicePort(port)}`);
  return { ok: true, targets, portTruth: portTruth(service, { port, targets, lookup }) };
}

/** Slices carry the service port's name; that is how a backend's port is found. */
function listensFor(port: ServicePort, own: Service["backends"][number]["ports"][number]): boolean {
  return own.name === port.name && own.protocol === port.protocol;
}

function backendAddresses(backend: Service["backends"][number], lookup: Lookup): readonly Address[] {
  if (backend.address) return [backend.address];
  return backend.endpoint ? (lookup(backend.endpoint)?.addresses ?? []) : [];
}

function fitsSpec(port: ServicePort, spec: Extract<PortSpec, { readonly kind: "port" }>): boolean {
  if (typeof spec.port === "number") return port.port === spec.port && port.protocol === (spec.protocol ?? 6);
  return port.name?.toLowerCase() === spec.port && port.protocol === (spec.protocol ?? port.protocol);
}

/** A service known from its slices alone: their ports stand for its own. */
function servicePorts(service: Service): readonly ServicePort[] {
  if (service.ports.length > 0) return service.ports;
  const seen = new Map<string, ServicePort>();
  for (const { name, protocol, port } of service.backends.flatMap((backend) => backend.ports)) {
    seen.set(`${name ?? ""} ${protocol} ${port}`, { name, protocol, port, targetPort: port });
  }
  return [...seen.values()];
}

interface Truth {
  readonly port: ServicePort;
  readonly targets: readonly Target[];
  readonly lookup: Lookup;
}

function portTruth(service: Service, { port, targets, lookup }: Truth): PortTruth {
  const numbers = [...new Set(targets.map((target) => target.traffic.port))];
  const listening = `${numbers.join(" or ")} (${protocolName(port.protocol)})`;
  const own = service.ports.length > 0;
  const parts = [
    { label: "service port", value: own ? printServicePort(port) : "not loaded" },
    { label: "target port", value: own ? String(port.targetPort) : (port.name ?? String(port.port)) },
    { label: "container port", value: listening },
  ];
  return { parts, problem: truthProblem(service, { port, targets, lookup }) };
}

function truthProblem(service: Service, { port, targets, lookup }: Truth): string | null {
  const deaf = service.backends.filter((backend) => !backend.ports.some((one) => listensFor(port, one)));
  if (deaf.length > 0) {
    const share = `${deaf.length} of ${count(service.backends.length, "backend")}`;
    return `${share} ${verb(deaf.length, "do")} not listen on this port`;
  }
  const strangers = targets.flatMap((target) => {
    const endpoint = target.endpoint ? lookup(target.endpoint) : undefined;
    if (!endpoint || endpoint.ports.length === 0) return [];
    const declared = endpoint.ports.some(
      (one) => one.port === target.traffic.port && one.protocol === target.traffic.protocol,
    );
    return declared ? [] : [endpoint.name];
  });
  if (strangers.length === 0) return null;
  const what = `port ${protocolName(port.protocol)} ${String(targets[0]?.traffic.port ?? port.port)}`;
  return `${listSome(strangers, 3)} ${strangers.length === 1 ? "declares" : "declare"} no ${what}`;
}

function printServicePort(port: ServicePort): string {
  return port.name === null ? String(port.port) : `${port.port} ${port.name}`;
}

function portList(service: Service): string {
  const specs = servicePorts(service).map(({ protocol, port }) =>
    printPortSpec({ kind: "port", protocol, port }),
  );
  return specs.length === 0 ? "none" : listSome(specs, 6);
}

function fail(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
