/** The addresses of nodes, from Node objects and from what their pods say about them. */
import { printAddress, type Address, type ClusterNode } from "#src/engine/index.ts";
import { contentsOf, type Loaded } from "./loaded.ts";

/** Nodes without a known address are left out. */
export function linkNodes(loaded: readonly Loaded[]): readonly ClusterNode[] {
  const nodes = new Map<string, Map<string, Address>>();
  const add = (name: string, addresses: readonly Address[]): void => {
    if (addresses.length === 0) return;
    const own = nodes.get(name) ?? new Map<string, Address>();
    for (const address of addresses) own.set(printAddress(address), address);
    nodes.set(name, own);
  };
  for (const { content } of contentsOf(loaded, "node")) add(content.node.name, content.node.addresses);
  for (const { content } of contentsOf(loaded, "pod")) {
    if (content.pod.node !== null) add(content.pod.node, content.pod.hostAddresses);
  }
  return [...nodes].map(([name, addresses]) => ({ name, addresses: [...addresses.values()] }));
}
