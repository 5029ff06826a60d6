/** Pins in words. */
import type { Pin, PinState } from "#src/session/index.ts";

/** `shop/web → shop/db tcp/5432` */
export function flowText({ from, to, port, sourcePort, family }: Pin["query"]): string {
  const more = [
    sourcePort === null ? "" : ` from port ${sourcePort}`,
    family === null ? "" : ` over IPv${family}`,
  ];
  return `${endText(from)} → ${endText(to)} ${port}${more.join("")}`;
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
