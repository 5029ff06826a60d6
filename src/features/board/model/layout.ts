/**
 * Where the columns stand: a pure function of what is in them and of the size of the view. Nothing is measured, so a
 * column keeps its place and its handles whether or not its cards are drawn.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** What a column asks for. `spine`: a tier without policies, drawn as a narrow strip. */
export interface ColumnNeed {
  readonly key: string;
  readonly kind: "tier" | "spine" | "profiles";
  /** Height of all that is in the column if nothing has to scroll. */
  readonly content: number;
}

export interface ColumnBox extends Box {
  readonly key: string;
  readonly kind: "tier" | "spine" | "profiles" | "profiles-spine";
  /** The content is higher than the column: its list scrolls. */
  readonly scrolls: boolean;
}

export interface BoardLayout extends Size {
  readonly columns: readonly ColumnBox[];
}

export interface LayoutFrame {
  readonly side: number;
  readonly bottom: number;
  /** Height of a spine, header included. */
  readonly spine: number;
}

export const COLUMN_GAP = 12;
export const SPINE_WIDTH = 40;
const PROFILES_WIDTH = 112;
/** A column is never narrower; in wide views it is not narrower than `COMFORTABLE`, so that names fit. */
const NARROWEST = 196;
const COMFORTABLE = 208;
/** Beyond this a card's figure stands too far from its name. */
const WIDEST = 420;
const WIDE_VIEW = 1200;

/**
 * Columns share the width of the view; when that would make them too narrow they keep their least width and the board
 * grows beyond the view. The profiles give up their width before any tier does.
 */
export function layoutColumns(needs: readonly ColumnNeed[], view: Size, frame: LayoutFrame): BoardLayout {
  const tiers = needs.filter((need) => need.kind === "tier").length;
  const spines = needs.filter((need) => need.kind === "spine").length;
  const profiles = needs.some((need) => need.kind === "profiles");
  const gaps = COLUMN_GAP * Math.max(0, needs.length - 1);
  const fixed = 2 * frame.side + gaps + spines * SPINE_WIDTH;
  const share = (profileWidth: number) => (view.width - fixed - profileWidth) / Math.max(1, tiers);
  const full = profiles && share(PROFILES_WIDTH) >= COMFORTABLE;
  const profileWidth = !profiles ? 0 : full ? PROFILES_WIDTH : SPINE_WIDTH;
  const least = view.width >= WIDE_VIEW ? COMFORTABLE : NARROWEST;
  const tierWidth = Math.min(WIDEST, Math.max(least, Math.floor(share(profileWidth))));
  const columns = place(needs, view, frame, { tier: tierWidth, profile: profileWidth });
  const last = columns.at(-1);
  return {
    columns,
    width: last === undefined ? view.width : last.x + last.width + frame.side,
    height: view.height,
  };
}

function place(
  needs: readonly ColumnNeed[],
  view: Size,
  frame: LayoutFrame,
  widths: { readonly tier: number; readonly profile: number },
): readonly ColumnBox[] {
  const room = Math.max(0, view.height - frame.bottom);
  let x = frame.side;
  return needs.map((need) => {
    const box = columnBox(need, { x, room, spine: frame.spine }, widths);
    x += box.width + COLUMN_GAP;
    return box;
  });
}

function columnBox(
  need: ColumnNeed,
  at: { readonly x: number; readonly room: number; readonly spine: number },
  widths: { readonly tier: number; readonly profile: number },
): ColumnBox {
  const { x, room } = at;
  const base = { key: need.key, x, y: 0 };
  const strip = { height: Math.min(at.spine, room), width: SPINE_WIDTH, scrolls: false };
  if (need.kind === "spine") return { ...base, ...strip, kind: "spine" };
  if (need.kind === "profiles" && widths.profile === SPINE_WIDTH) {
    return { ...base, ...strip, kind: "profiles-spine" };
  }
  const width = need.kind === "profiles" ? widths.profile : widths.tier;
  return {
    ...base,
    kind: need.kind,
    width,
    height: Math.min(need.content, room),
    scrolls: need.content > room,
  };
}
