/** Ends of groups of flows, as data and as text. */
import { type GroupEnd, printAddress, printPrefix } from "#src/engine/index.ts";

/** `pod:shop/web`, `hep:node-1`, `ip:10.0.0.0/24`; a further address of an endpoint goes by the endpoint's name. */
export function endJson(end: GroupEnd): string {
  return end.kind === "endpoint" ? end.endpoint : `ip:${printPrefix(end.range)}`;
}

/** `pod shop/web`, `host endpoint node-1`, `10.0.0.0/24` */
export function endText(end: GroupEnd): string {
  if (end.kind === "range") return printPrefix(end.range);
  const also = end.address === null ? "" : ` (${printAddress(end.address)})`;
  return `${endpointText(end.endpoint)}${also}`;
}

export function endpointText(id: string): string {
  return id.replace(/^pod:/, "pod ").replace(/^hep:/, "host endpoint ");
}

/** At most `most` of them by name, then how many more there are. */
export function endsText(ends: readonly GroupEnd[], most = 4): string {
  const names = ends.slice(0, most).map(endText);
  const rest = ends.length - names.length;
  return rest > 0 ? `${names.join(", ")} and ${String(rest)} more` : names.join(", ");
}
