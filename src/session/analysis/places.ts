/** Places of the heat map: namespaces, all host endpoints together, the outside. */
import type { Place } from "#src/engine/index.ts";

const hosts = "host endpoints";
const outside = "outside";

export function placeName(place: Place): string {
  switch (place.kind) {
    case "namespace":
      return place.namespace;
    case "hosts":
      return hosts;
    case "outside":
      return outside;
  }
}

/** `namespace shop`, `hosts`, `outside`: no namespace is called like the other two. */
export function placeKey(place: Place): string {
  return place.kind === "namespace" ? `namespace ${place.namespace}` : place.kind;
}

export function placeOfKey(key: string): Place {
  if (key === "hosts" || key === "outside") return { kind: key };
  return { kind: "namespace", namespace: key.replace(/^namespace /, "") };
}

/** Namespaces by name, then the hosts, then the outside. */
export function comparePlaces(one: Place, other: Place): number {
  const [a, b] = [rank[one.kind], rank[other.kind]];
  if (a !== b) return a - b;
  const [left, right] = [placeName(one), placeName(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const rank = { namespace: 0, hosts: 1, outside: 2 } as const;
