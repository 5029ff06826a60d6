/** The two ends of a question, looked up: `pod:ns/name`, `hep:name`, `svc:ns/name`, `ip:ADDRESS`. */
import { endpointsAt, parseAddress, printAddress, sameAddress } from "#src/engine/index.ts";
import type { Address, Endpoint, PolicySet, Service } from "#src/engine/index.ts";
import { endpointLabel, namesOf } from "../words/names.ts";
import { listOf } from "../words/text.ts";

/** One managed or outside end; a template has no addresses. */
export interface SingleEnd {
  readonly kind: "single";
  readonly endpoint: Endpoint | null;
  readonly addresses: readonly Address[];
  /** `pod shop/web`, `address 10.0.0.1` */
  readonly label: string;
}

export interface ServiceEnd {
  readonly kind: "service";
  readonly service: Service;
}

export type EndResult =
  | { readonly ok: true; readonly end: SingleEnd | ServiceEnd }
  | { readonly ok: false; readonly message: string };

export function findEnd(set: PolicySet, ref: string): EndResult {
  const cut = ref.indexOf(":");
  const kind = ref.slice(0, cut);
  const name = ref.slice(cut + 1);
  switch (kind) {
    case "pod":
    case "hep":
      return findEndpoint(set, ref, name);
    case "svc":
      return findService(set, name);
    case "ip":
      return findAddress(set, name);
    default:
      return fail(
        `\`${ref}\` names no end: use pod:NAMESPACE/NAME, hep:NAME, svc:NAMESPACE/NAME or ip:ADDRESS`,
      );
  }
}

function findEndpoint(set: PolicySet, ref: string, name: string): EndResult {
  for (const [id, endpoint] of namesOf(set.cluster).endpoints) if (id === ref) return single(endpoint);
  if (ref.startsWith("hep:")) {
    const ignored = set.cluster.notEndpoints.some(({ id }) => id === ref);
    return fail(
      ignored
        ? `Calico ignores host endpoint \`${name}\` entirely: see its problem`
        : `no host endpoint \`${name}\` is loaded`,
    );
  }
  const pod = set.cluster.notEndpoints.find((one) => one.id === ref || one.id === name);
  return fail(
    pod ? `pod \`${name}\` is not an endpoint: ${whyNot(pod.reason)}` : `no pod \`${name}\` is loaded`,
  );
}

function whyNot(reason: string): string {
  if (reason === "host-network") return "it uses its node's network";
  if (reason === "finished") return "it has finished";
  return "it does not run yet; it can be assumed to run";
}

function findService(set: PolicySet, name: string): EndResult {
  const service = set.cluster.services.find((one) => one.id === name);
  return service ? { ok: true, end: { kind: "service", service } } : fail(`no service \`${name}\` is loaded`);
}

/** An address that somebody loaded holds means its holder: Calico goes by the address. */
function findAddress(set: PolicySet, text: string): EndResult {
  const address = parseAddress(text.trim());
  if (!address) return fail(`\`${text}\` is not an IP address`);
  const service = set.cluster.services.find((one) => one.addresses.some((own) => sameAddress(own, address)));
  if (service) return { ok: true, end: { kind: "service", service } };
  const holders = endpointsAt(set, address).flatMap((id) => namesOf(set.cluster).endpoints.get(id) ?? []);
  const [holder, other] = holders;
  if (holder && other) {
    return fail(`${text} is held by ${listOf(holders.map(endpointLabel))}: choose one of them`);
  }
  if (holder)
    return {
      ok: true,
      end: { kind: "single", endpoint: holder, addresses: [address], label: endpointLabel(holder) },
    };
  const label = `address ${printAddress(address)}`;
  return { ok: true, end: { kind: "single", endpoint: null, addresses: [address], label } };
}

function single(endpoint: Endpoint): EndResult {
  const { addresses } = endpoint;
  return { ok: true, end: { kind: "single", endpoint, addresses, label: endpointLabel(endpoint) } };
}

function fail(message: string): EndResult {
  return { ok: false, message };
}
