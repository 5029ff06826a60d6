/** What the card beside the open slot says. Pure. */
import type { SlotFacts } from "#src/session/index.ts";
import { slotsOf } from "../model/slots.ts";
import type { FlowInSlot } from "./bands.ts";

export interface FlowLine {
  readonly label: string;
  readonly word: FlowInSlot["word"];
  readonly deciders: string;
}

export interface SlotDetails {
  readonly title: string;
  readonly lines: readonly string[];
  /** The flow shown before and in this slot; null without a flow. */
  readonly flow: readonly FlowLine[] | null;
}

export function slotDetails(slot: SlotFacts, slots: readonly SlotFacts[]): SlotDetails {
  const of = slotsOf(slots, slot.tier).length;
  const position = `position ${slot.position + 1} of ${of}`;
  if (!slot.legal)
    return { title: `Not a target: ${slot.tier}, ${position}`, lines: [slot.reason], flow: null };
  if (slot.here) return { title: `Where it was: ${position}`, lines: ["Nothing changes"], flow: null };
  const touched = new Set(slot.changes.map(({ object }) => object)).size;
  const objects = touched === 1 ? "One object touched" : `${touched} objects touched`;
  return {
    title: `Drop at ${position} in ${slot.tier}`,
    lines: [`Becomes ${slot.label}. ${objects}`, ...(slot.notice === null ? [] : [slot.notice])],
    flow: flowLines(slot, slots),
  };
}

function flowLines(slot: SlotFacts, slots: readonly SlotFacts[]): readonly FlowLine[] | null {
  const now = slots.find((each) => each.legal && each.here)?.flow ?? null;
  if (slot.flow === null) return null;
  if (slot.flow.change === "none") return [{ label: "The flow shown does not change", ...slot.flow }];
  const before = now === null ? [] : [{ label: "Now", word: now.word, deciders: now.deciders }];
  return [...before, { label: "In this slot", word: slot.flow.word, deciders: slot.flow.deciders }];
}
