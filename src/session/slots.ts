/** Finding a slot, stepping between slots by keyboard, and saying what one would do. Pure. */
import type { PolicyId } from "#src/engine/index.ts";
import type { DragStep } from "./actions.ts";
import type { SlotImpactFacts } from "./analysis/types.ts";
import type { DragState } from "./state.ts";
import type { SlotFacts } from "./types.ts";

type Slots = readonly SlotFacts[];

export function slotAt(slots: Slots | null, over: DragState["over"]): SlotFacts | null {
  if (slots === null || over === null) return null;
  return slots.find(({ tier, position }) => tier === over.tier && position === over.position) ?? null;
}

/** Where the card came from. */
export function homeOf(slots: Slots): DragState["over"] {
  const here = slots.find((slot) => slot.legal && slot.here);
  return here === undefined ? null : { tier: here.tier, position: here.position };
}

/** Where a block that did not stand together is carried from: the place of its first card, the block left out. */
export function startOf(
  tiers: readonly { readonly name: string; readonly policies: readonly PolicyId[] }[],
  block: readonly PolicyId[],
): DragState["over"] {
  const [first] = block;
  const tier = tiers.find(({ policies }) => first !== undefined && policies.includes(first));
  if (tier === undefined || first === undefined) return null;
  const before = tier.policies.slice(0, tier.policies.indexOf(first));
  return { tier: tier.name, position: before.filter((policy) => !block.includes(policy)).length };
}

/** Null when there is no further slot that way. */
export function nextSlot(slots: Slots, over: DragState["over"], step: DragStep): SlotFacts | null {
  const at = slotAt(slots, over) ?? slots.find((slot) => slot.legal && slot.here) ?? slots[0];
  if (at === undefined) return null;
  const column = slots.filter(({ tier }) => tier === at.tier);
  switch (step) {
    case "first":
      return column.find(({ legal }) => legal) ?? column[0] ?? null;
    case "last":
      return column.findLast(({ legal }) => legal) ?? column.at(-1) ?? null;
    case "up":
      return beyond(column.slice(0, column.indexOf(at)).reverse(), at);
    case "down":
      return beyond(column.slice(column.indexOf(at) + 1), at);
    case "left":
      return across(slots, at, -1);
    case "right":
      return across(slots, at, 1);
  }
}

/** The nearest slot that says something new: a run refused for one reason counts as one. */
function beyond(ahead: Slots, at: SlotFacts): SlotFacts | null {
  if (at.legal) return ahead[0] ?? null;
  return ahead.find((slot) => slot.legal || slot.reason !== at.reason) ?? null;
}

/** The same height in the neighbouring tier, or the closest place there that takes the card. */
function across(slots: Slots, at: SlotFacts, by: -1 | 1): SlotFacts | null {
  const tiers = [...new Set(slots.map(({ tier }) => tier))];
  const tier = tiers[tiers.indexOf(at.tier) + by];
  const column = slots.filter((slot) => slot.tier === tier);
  const away = (slot: SlotFacts): number => Math.abs(slot.position - at.position);
  const nearest = (candidates: Slots): SlotFacts | null =>
    candidates.toSorted((left, right) => away(left) - away(right))[0] ?? null;
  return nearest(column.filter(({ legal }) => legal)) ?? nearest(column);
}

/** `application, position 6 of 9, order 250. Allowed → Denied: deny-dmz-east-west, ingress rule 1` */
export function describeSlot(slot: SlotFacts, slots: Slots, impact: SlotImpactFacts | null = null): string {
  const of = slots.filter(({ tier }) => tier === slot.tier).length;
  const place = `${slot.tier}, position ${slot.position + 1} of ${of}`;
  if (!slot.legal) return `${place}: not a target, ${slot.reason}`;
  const parts = slot.here ? [place, "where it was"] : [place, slot.label];
  const notice = !slot.here && slot.notice !== null ? `. ${slot.notice}` : "";
  return `${parts.join(", ")}${notice}${flowText(slot, slots)}${slot.here ? "" : impactText(impact)}`;
}

/** `. 2 flows would be denied, 0 allowed, 1 decided by somebody else`; nothing while it is not known. */
function impactText(impact: SlotImpactFacts | null): string {
  if (impact === null) return "";
  if (impact.unchanged) return ". Provably no change";
  const { denied, allowed, decider, unknown, otherPorts } = impact;
  const parts = [
    denied + allowed > 0
      ? `${flows(denied)} would be denied, ${allowed} allowed`
      : "No known flow would be denied or allowed",
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(decider > 0 ? [`${decider} decided by somebody else`] : []),
    ...(denied + allowed + unknown + decider === 0 && otherPorts > 0
      ? [`other ports change for ${otherPorts === 1 ? "1 pair" : `${otherPorts} pairs`}`]
      : []),
  ];
  return `. ${parts.join(", ")}`;
}

function flows(count: number): string {
  return count === 1 ? "1 flow" : `${count} flows`;
}

export function impactAt(
  impacts: readonly SlotImpactFacts[] | null,
  over: DragState["over"],
): SlotImpactFacts | null {
  if (impacts === null || over === null) return null;
  return impacts.find(({ tier, position }) => tier === over.tier && position === over.position) ?? null;
}

function flowText(slot: SlotFacts, slots: Slots): string {
  if (slot.flow === null || (slot.legal && slot.here)) return "";
  const now = slots.find((other) => other.legal && other.here)?.flow?.word;
  switch (slot.flow.change) {
    case "none":
      return ". The flow shown does not change";
    case "decider":
      return `. Still ${slot.flow.word}, now decided by ${slot.flow.deciders}`;
    case "verdict":
      return `. ${now === undefined ? "" : `${now} → `}${slot.flow.word}: ${slot.flow.deciders}`;
  }
}
