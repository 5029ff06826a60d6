/** Pins in words. */
import { trafficText, type Pin, type PinState } from "#src/session/index.ts";

/** `shop/web → shop/db tcp/5432` */
export function flowText(query: Pin["query"]): string {
  return `${endText(query.from)} → ${endText(query.to)} ${trafficText(query)}`;
}

/** Pods and services go by their names; kinds that could be mistaken are said. */
function endText(ref: string): string {
  const rest = ref.slice(ref.indexOf(":") + 1);
  if (ref.startsWith("svc:")) return `service ${rest}`;
  return ref.startsWith("hep:") ? `host endpoint ${rest}` : rest;
}

export function mustText({ expect }: Pin): string {
  return expect === "allow" ? "must be allowed" : "must be denied";
}

export const stateWords: Readonly<Record<PinState["state"], string>> = {
  holds: "Holds",
  fails: "Fails",
  undecidable: "Undecidable",
  unanswerable: "Cannot be asked",
};

/** `2 hold, 1 fails` */
export function countText(states: readonly PinState[]): string {
  const count = (wanted: PinState["state"]): number => states.filter(({ state }) => state === wanted).length;
  const [held, failed] = [count("holds"), count("fails")];
  const [unknown, lost] = [count("undecidable"), count("unanswerable")];
  const parts = [
    held > 0 ? `${held} hold${held === 1 ? "s" : ""}` : "",
    failed > 0 ? `${failed} fail${failed === 1 ? "s" : ""}` : "",
    unknown > 0 ? `${unknown} undecidable` : "",
    lost > 0 ? `${lost} cannot be asked` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
