/** Pinned flows: assertions that are rechecked on every edit. Lists of them as plain data, one pin per question. */
import type { FlowQuery } from "#src/explain/index.ts";

export interface Pin {
  readonly query: FlowQuery;
  /** What the user wants the answer to be. */
  readonly expect: "allow" | "deny";
}

/** A pin with what the draft makes of it. */
export interface PinState {
  readonly pin: Pin;
  /**
   * `fails`: some concrete flow of it gets the other answer. `undecidable`: none does, but not all are known.
   * `unanswerable`: it cannot be asked any more, e.g. because an end is gone.
   */
  readonly state: "holds" | "fails" | "undecidable" | "unanswerable";
  /** The verdict, or why there is none. */
  readonly text: string;
}

const parts = ["from", "to", "port", "sourcePort", "family"] as const satisfies readonly (keyof FlowQuery)[];

export function sameQuestion(one: FlowQuery, other: FlowQuery): boolean {
  return parts.every((part) => one[part] === other[part]);
}

/** `tcp/80 from port 1024 over IPv4`: what tells pins between the same ends apart. */
export function trafficText({ port, sourcePort, family }: FlowQuery): string {
  const from = sourcePort === null ? "" : ` from port ${sourcePort}`;
  return `${port}${from}${family === null ? "" : ` over IPv${family}`}`;
}

export function pinOf(pins: readonly Pin[], query: FlowQuery): Pin | null {
  return pins.find((pin) => sameQuestion(pin.query, query)) ?? null;
}

/** A question pinned before keeps its place and takes the new expectation. */
export function withPin(pins: readonly Pin[], pin: Pin): readonly Pin[] {
  if (pinOf(pins, pin.query) === null) return [...pins, pin];
  return pins.map((old) => (sameQuestion(old.query, pin.query) ? pin : old));
}

export function withoutPin(pins: readonly Pin[], { query }: Pin): readonly Pin[] {
  return pins.filter((pin) => !sameQuestion(pin.query, query));
}

/** Puts a removed pin back where it was. */
export function withPinAt(pins: readonly Pin[], pin: Pin, index: number): readonly Pin[] {
  return [...withoutPin(pins.slice(0, index), pin), pin, ...withoutPin(pins.slice(index), pin)];
}

/** Those an export ought to name. */
export function notHolding(states: readonly PinState[]): readonly PinState[] {
  return states.filter(({ state }) => state !== "holds");
}
