/**
 * A tier while a card is lifted: rows of 32 px with a slot between any two, bands over neighbouring slots that come to
 * the same for every flow, and the reasons of the slots that take nothing. Places are computed here, never measured.
 */
import type { PolicyId } from "#src/engine/index.ts";
import type { SlotFacts, SlotImpactFacts } from "#src/session/index.ts";
import { type Spot, within } from "../model/spot.ts";
import { bandsOf, type Band, type FlowInSlot } from "./bands.ts";

export type SlotLook =
  /** Slots are not known yet. */
  | "waiting"
  | "legal"
  | "illegal"
  /** Where the lifted card came from. */
  | "here";

export interface DragRow {
  readonly kind: "row";
  readonly key: string;
  readonly policy: PolicyId;
  /** From 1, among the rows of the tier. */
  readonly place: number;
}

export interface DragSlot {
  readonly kind: "slot";
  readonly key: string;
  readonly position: number;
  readonly look: SlotLook;
  /** The lifted card hangs over it. */
  readonly aimed: boolean;
  /** It is aimed at, takes the card, and so makes room for it. */
  readonly open: boolean;
  /** `order 250`; empty while closed, unless the name alone would decide there. */
  readonly label: string;
  /** How the flow shown would end here. */
  readonly word: FlowInSlot["word"] | null;
}

export interface DragHead {
  readonly kind: "head";
  readonly key: string;
  readonly band: Band;
}

export interface DragNote {
  readonly kind: "note";
  readonly key: string;
  /** Every slot of the tier is refused. */
  readonly whole: boolean;
  readonly text: string;
}

interface Placed {
  readonly y: number;
  readonly height: number;
  /** Inside a band: drawn narrower. */
  readonly banded: boolean;
}

export type DragItem = Placed & (DragRow | DragSlot | DragHead | DragNote);

/** The box behind the items of a band. */
export interface BandBox {
  readonly key: string;
  readonly band: Band;
  readonly y: number;
  readonly height: number;
  /** The open slot is in it. */
  readonly active: boolean;
}

export interface DragList {
  readonly items: readonly DragItem[];
  readonly bands: readonly BandBox[];
  readonly height: number;
}

export interface DragListSource {
  /** Policies of the tier in evaluation order, lifted ones left out. */
  readonly policies: readonly PolicyId[];
  /** Slots of this tier by position; null while they are worked out. */
  readonly slots: readonly SlotFacts[] | null;
  /** What each of them would change; null while that is worked out. */
  readonly impacts: readonly SlotImpactFacts[] | null;
  /** Position of the open slot in this tier, or null. */
  readonly over: number | null;
  readonly width: number;
}

export const dragMeasures = {
  row: 32,
  slot: 10,
  /** Room that an illegal slot leaves between two rows. */
  refused: 6,
  named: 18,
  open: 46,
  openMargin: 6,
  ghost: 30,
  head: 39,
  bandEnd: 4,
  bandGap: 6,
  noteLine: 15,
} as const;

/** Letters of a note that fit on a pixel of width, on the safe side. */
const LETTERS = 1 / 5.4;

export function dragList(source: DragListSource): DragList {
  const bands = bandsOf(source.slots ?? [], source.impacts);
  const pen = new Pen();
  for (let position = 0; position <= source.policies.length; position += 1) {
    const band = bands.find(({ from, to }) => from <= position && position <= to) ?? null;
    if (band?.from === position) pen.startBand(band);
    pen.put(slotItem(source, position), slotHeight(source, position));
    if (band?.to === position) pen.endBand(source.over);
    const policy = source.policies[position];
    if (policy !== undefined)
      pen.put({ kind: "row", key: policy, policy, place: position + 1 }, dragMeasures.row);
  }
  for (const note of notesOf(source.slots ?? [])) pen.put(note, noteHeight(note, source.width));
  return pen.list();
}

/** Puts one item under the other. */
class Pen {
  private y = 0;
  private readonly items: DragItem[] = [];
  private readonly bands: BandBox[] = [];
  private band: { readonly band: Band; readonly y: number } | null = null;

  put(item: DragRow | DragSlot | DragHead | DragNote, height: number): void {
    this.items.push({ ...item, y: this.y, height, banded: this.band !== null });
    this.y += height;
  }

  startBand(band: Band): void {
    this.y += this.items.length === 0 ? 0 : dragMeasures.bandGap;
    this.band = { band, y: this.y };
    this.put({ kind: "head", key: `head ${band.from}`, band }, dragMeasures.head);
  }

  endBand(over: number | null): void {
    if (this.band === null) return;
    const { band, y } = this.band;
    this.y += dragMeasures.bandEnd;
    const active = over !== null && band.from <= over && over <= band.to;
    this.bands.push({ key: `band ${band.from}`, band, y, height: this.y - y, active });
    this.band = null;
    this.y += dragMeasures.bandGap;
  }

  list(): DragList {
    return { items: this.items, bands: this.bands, height: this.y };
  }
}

function slotItem({ slots, over }: DragListSource, position: number): DragSlot {
  const slot = slots?.[position];
  const look = lookOf(slot);
  const aimed = over === position;
  const open = aimed && look !== "illegal";
  const word = slot?.flow?.word ?? null;
  return {
    kind: "slot",
    key: `slot ${position}`,
    position,
    look,
    aimed,
    open,
    label: slotLabel(slot, open),
    word,
  };
}

function lookOf(slot: SlotFacts | undefined): SlotLook {
  if (slot === undefined) return "waiting";
  if (!slot.legal) return "illegal";
  return slot.here ? "here" : "legal";
}

function slotLabel(slot: SlotFacts | undefined, open: boolean): string {
  if (slot === undefined || !slot.legal || slot.here) return "";
  return open || slot.label.startsWith("by name") ? slot.label : "";
}

function slotHeight(source: DragListSource, position: number): number {
  const { look, aimed, open, label } = slotItem(source, position);
  const { slot, named, refused, ghost, openMargin } = dragMeasures;
  if (look === "here") return ghost + openMargin + 2;
  if (look === "illegal") return aimed ? named : refused;
  if (open) return dragMeasures.open + 2 * openMargin;
  return label === "" ? slot : named;
}

/** Refused slots, by reason: how many, or that the tier takes nothing at all. */
function notesOf(slots: readonly SlotFacts[]): readonly DragNote[] {
  const counts = new Map<string, number>();
  for (const slot of slots) if (!slot.legal) counts.set(slot.reason, (counts.get(slot.reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => {
    const whole = count === slots.length;
    const text = whole ? reason : `${count === 1 ? "1 slot" : `${count} slots`} not possible: ${reason}`;
    return { kind: "note", key: `note ${reason}`, whole, text };
  });
}

function noteHeight({ text, whole }: DragNote, width: number): number {
  const lines = Math.max(1, Math.ceil(text.length / Math.max(1, (width - 40) * LETTERS)));
  return lines * dragMeasures.noteLine + (whole ? 42 : 12);
}

/** The slot nearest to a height in the list; the open one as long as the pointer is in it. */
export function slotAtHeight(list: DragList, y: number): number | null {
  let best: { readonly position: number; readonly distance: number } | null = null;
  for (const item of list.items) {
    if (item.kind !== "slot") continue;
    const distance = y < item.y ? item.y - y : Math.max(0, y - item.y - item.height);
    if (best === null || distance < best.distance) best = { position: item.position, distance };
  }
  return best?.position ?? null;
}

/** How far the rows are scrolled so that the slot at the spot is where the spot was; `height` is what is seen. */
export function offsetOfRows(list: DragList, height: number, spot: Spot): number {
  const slot = list.items.find((item) => item.kind === "slot" && item.position === spot.position);
  return within((slot?.y ?? 0) - spot.y, list.height - height);
}

/** The slot that is aimed at if it is in sight, else the first one that is. */
export function spotOfRows(list: DragList, height: number, offset: number): Spot {
  let first: Spot | null = null;
  for (const item of list.items) {
    const y = item.y - offset;
    if (item.kind !== "slot" || y < 0) continue;
    if (y > height) break;
    if (item.aimed) return { position: item.position, y };
    first ??= { position: item.position, y };
  }
  return first ?? { position: 0, y: 0 };
}

/**
 * How much lower than before stands what is to stay where it is: the slot aimed at, as long as it is the same one and
 * in sight, else the first item in sight.
 */
export function shiftOf(
  before: DragList,
  now: DragList,
  { offset, height }: { readonly offset: number; readonly height: number },
): number {
  const aim = aimedIn(before);
  const steady = aim !== undefined && aim.key === aimedIn(now)?.key;
  const inSight = steady && aim.y >= offset && aim.y < offset + height;
  const anchor = inSight ? aim : before.items.find(({ y }) => y >= offset);
  const found = now.items.find(({ key }) => key === anchor?.key);
  return anchor === undefined || found === undefined ? 0 : found.y - anchor.y;
}

function aimedIn({ items }: DragList): DragItem | undefined {
  return items.find((item) => item.kind === "slot" && item.aimed);
}
