/** What a cell of the heat map says and how strongly it is coloured. Pure. */
import type { ChangeCounts } from "#src/engine/index.ts";
import type { HeatCell, HeatEnd } from "#src/session/index.ts";
import { number } from "../words.ts";

export type Shows = "allowed" | "change";

/** `10 of 50 allowed`, `2 to deny, 1 other decider`: the whole of a cell in words. */
export function cellText(cell: HeatCell, shows: Shows): string {
  if (shows === "change") return changeText(cell.change);
  const unknown = cell.unknown > 0 ? `, ${number(cell.unknown)} unknown` : "";
  return `${number(cell.allowed)} of ${number(totalOf(cell))} allowed${unknown}`;
}

export function totalOf({ allowed, denied, unknown }: HeatCell): number {
  return allowed + denied + unknown;
}

const words = [
  ["denied", "to deny"],
  ["allowed", "to allow"],
  ["unknown", "unknown"],
  ["decider", "other decider"],
] as const;

function changeText(change: ChangeCounts | null): string {
  if (change === null) return "no change";
  const parts = words.flatMap(([kind, word]) =>
    change[kind] > 0 ? [`${number(change[kind])} ${word}`] : [],
  );
  if (change.otherPorts > 0) parts.push(`${number(change.otherPorts)} pairs on other ports`);
  return parts.length === 0 ? "no change" : parts.join(", ");
}

export type Tone = "none" | "allow" | "deny" | "unsure" | "decider";

/** The hue of a cell follows the gravest thing in it. */
export function toneOf(cell: HeatCell, shows: Shows): Tone {
  if (shows === "allowed") return cell.allowed > 0 ? "allow" : "none";
  const { change } = cell;
  if (change === null) return "none";
  if (change.denied > 0) return "deny";
  if (change.allowed > 0) return "allow";
  if (change.unknown > 0) return "unsure";
  return change.decider + change.otherPorts > 0 ? "decider" : "none";
}

/** Share of what is allowed, 0 to 1; a little is never shown as nothing, nor nearly all as all. */
export function shareOf(cell: HeatCell): number {
  const total = totalOf(cell);
  if (cell.allowed === 0 || total === 0) return 0;
  return cell.allowed === total ? 1 : Math.min(0.92, Math.max(0.08, cell.allowed / total));
}

/** `web ×3` */
export function endText({ name, count }: HeatEnd): string {
  return count > 1 ? `${name} ×${count}` : name;
}

/** A part of a long axis. */
export interface Page {
  readonly from: number;
  /** First beyond it. */
  readonly to: number;
  readonly of: number;
}

export function pageAt(start: number, of: number, size: number): Page {
  const from = Math.max(0, Math.min(start, Math.max(0, of - 1)));
  return { from, to: Math.min(of, from + size), of };
}
