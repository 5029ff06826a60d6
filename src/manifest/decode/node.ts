/** Kubernetes nodes, as far as verdicts need them: traffic between a node and its own pods is special (semantics §7). */
import { parseAddress, type Address, type ClusterNode } from "#src/engine/index.ts";
import { childMap, mapListField, stringField, type Fields } from "./fields.ts";

/** Addresses of type InternalIP and ExternalIP; host names among the entries are passed over. */
export function decodeNode(root: Fields, name: string): ClusterNode {
  const status = childMap(root, "status");
  const entries = status === null ? [] : mapListField(status, "addresses");
  return { name, addresses: entries.flatMap((entry) => addressOf(stringField(entry, "address"))) };
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
