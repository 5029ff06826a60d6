/** Kubernetes nodes, as far as verdicts need them: traffic between a node and its own pods is special (semantics §7). */
import { parseAddress, type Address, type ClusterNode } from "#src/engine/index.ts";
import { childMap, mapListField, stringField, type Fields } from "./fields.ts";
import type { Meta } from "./meta.ts";

/** Where Calico notes which address of a node it uses, with the length of its subnet. */
const annotations = ["projectcalico.org/IPv4Address", "projectcalico.org/IPv6Address"];

/** Internal and external addresses, and those Calico noted; host names are passed over. */
export function decodeNode(root: Fields, meta: Meta): ClusterNode {
  const status = childMap(root, "status");
  const entries = status === null ? [] : mapListField(status, "addresses");
  const reported = entries
    .filter((entry) => (stringField(entry, "type") ?? "").endsWith("IP"))
    .flatMap((entry) => addressOf(stringField(entry, "address")));
  const noted = annotations.flatMap((key) => addressOf(meta.annotations[key]?.split("/")[0] ?? null));
  return { name: meta.name, addresses: [...reported, ...noted] };
}

/** `hostIPs`, or the single `hostIP` of older clusters. */
export function hostAddresses(status: Fields): readonly Address[] {
  const all = mapListField(status, "hostIPs").flatMap((entry) => addressOf(stringField(entry, "ip")));
  return all.length > 0 ? all : addressOf(stringField(status, "hostIP"));
}

function addressOf(text: string | null): readonly Address[] {
  const address = text === null ? null : parseAddress(text);
  return address === null ? [] : [address];
}
