/**
 * A trace as a picture that stands alone: no outside fonts, files or scripts. Both halves side by side, one line down
 * each, a mark of its own shape for every outcome. Without a theme it follows the viewer's.
 */
import type { Explanation, HalfFacts } from "#src/explain/index.ts";
import { placed, type PlacedItem } from "./layout.ts";
import { capital } from "./markdown.ts";
import { markShape } from "./marks.ts";
import { escaped, tag, textTag, wrapped } from "./tags.ts";

export type PictureTheme = "auto" | "light" | "dark";

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Pixels. */
const margin = 32;
const column = 440;
const gap = 40;

export function tracePicture(explanation: Explanation, theme: PictureTheme): Picture {
  const halves = [explanation.egress, explanation.ingress].flatMap((half) => half ?? []);
  const width = 2 * margin + Math.max(1, halves.length) * column + Math.max(0, halves.length - 1) * gap;
  const head = header(explanation, width - 2 * margin);
  const drawn = halves.map((half, index) =>
    drawHalf(half, { x: margin + index * (column + gap), y: head.bottom }),
  );
  const bottom = Math.max(head.bottom, ...drawn.map((half) => half.bottom));
  const foot = footer(explanation, { width: width - 2 * margin, y: bottom + 20 });
  const height = foot.bottom + 16;
  const content = [
    tag("title", {}, escaped(explanation.headline)),
    tag("desc", {}, escaped(explanation.narration.join(" "))),
    tag("style", {}, styles(theme)),
    tag("rect", { class: "page", width, height }),
    head.content,
    ...drawn.map((half) => half.content),
    foot.content,
  ];
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const svg = tag("svg", { xmlns: "http://www.w3.org/2000/svg", role: "img", ...size }, content.join("\n"));
  return { svg: `${svg}\n`, width, height };
}

interface Drawn {
  readonly content: string;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function header({ headline, verdict }: Explanation, width: number): Drawn {
  const title = wrapped(headline, width / 10.4);
  const words = wrapped(verdict, width / 7.2);
  const lines = [
    ...title.map((text, index) => textTag({ class: "title", x: margin, y: margin + 16 + 24 * index }, text)),
    ...words.map((text, index) =>
      textTag({ class: "words", x: margin, y: margin + 18 + 24 * title.length + 18 * index }, text),
    ),
  ];
  return { content: lines.join("\n"), bottom: margin + 24 * title.length + 18 * words.length + 24 };
}

function drawHalf(half: HalfFacts, { x, y }: Point): Drawn {
  const name = `${capital(half.direction)}${half.hypothetical ? ": would be, if it left the source" : ""}`;
  const { items, bottom } = placed(half, y + 46, column - 34);
  const content = [
    textTag({ class: "half", x, y: y + 14 }, name),
    ...wrapped(half.summary, column / 6.6)
      .slice(0, 1)
      .map((text) => textTag({ class: "words", x, y: y + 32 }, text)),
    ...wires(items, x + 10),
    ...items.flatMap((item) => drawItem(item, x)),
  ];
  return { content: content.join("\n"), bottom };
}

/** Solid as far as the flow came, dashed behind it. */
function wires(items: readonly PlacedItem[], x: number): readonly string[] {
  return items.slice(1).map((item, index) => {
    const y1 = (items[index]?.y ?? 0) + 10;
    return tag("line", { class: item.behind ? "wire after" : "wire", x1: x, x2: x, y1, y2: item.y - 10 });
  });
}

function drawItem({ mark, quiet, y, place, reason }: PlacedItem, x: number): readonly string[] {
  const left = x + 34;
  return [
    markShape(mark, { x: x + 10, y }),
    ...place.map((text, index) =>
      textTag({ class: quiet ? "item quiet" : "item", x: left, y: y + 4 + 16 * index }, text),
    ),
    ...reason.map((text, index) =>
      textTag({ class: "reason", x: left, y: y + 4 + 16 * (place.length + index) }, text),
    ),
  ];
}

function footer(
  { knownBy, notices }: Explanation,
  { width, y }: { readonly width: number; readonly y: number },
): Drawn {
  const texts = [...notices, capital(knownBy)].flatMap((text) => wrapped(text, width / 6.4));
  const lines = texts.map((text, index) => textTag({ class: "reason", x: margin, y: y + 16 * index }, text));
  return { content: lines.join("\n"), bottom: y + 16 * texts.length };
}

const light = {
  page: "#ffffff",
  ink: "#14181d",
  second: "#49515b",
  wire: "#7b838e",
  allow: "#0f7f78",
  deny: "#cb3a20",
  pass: "#2420c4",
};
const dark: typeof light = {
  page: "#0f1720",
  ink: "#edf1f5",
  second: "#b6bfc9",
  wire: "#77838f",
  allow: "#59f6b6",
  deny: "#ff5a4d",
  pass: "#2b9af8",
};

function styles(theme: PictureTheme): string {
  const fonts = [
    "text { font-family: Inter, system-ui, 'Segoe UI', Roboto, sans-serif; font-size: 12px }",
    ".title { font-size: 18px; font-weight: 650 } .half { font-size: 14px; font-weight: 600 }",
    ".words { font-size: 13px } .item { font-weight: 600 } .quiet { font-weight: 400 }",
    ".wire, .open { fill: none; stroke-width: 2 } .after { stroke-dasharray: 3 4 }",
    ".sign { fill: none; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }",
  ];
  const colours =
    theme === "auto"
      ? `${rules(light)}\n@media (prefers-color-scheme: dark) { ${rules(dark)} }`
      : rules(theme === "dark" ? dark : light);
  return `\n${fonts.join("\n")}\n${colours}\n`;
}

function rules({ page, ink, second, wire, allow, deny, pass }: typeof light): string {
  return [
    `.page { fill: ${page} } text { fill: ${ink} } .reason, .quiet, .words { fill: ${second} }`,
    `.wire, .open { stroke: ${wire} } .sign { stroke: ${page} } .sign.ink { stroke: ${second} }`,
    `.allow { fill: ${allow} } .deny { fill: ${deny} } .pass { fill: ${pass} }`,
    `.open.end { stroke: ${deny} } .open.through { stroke: ${pass} } .open { fill: ${page} }`,
  ].join(" ");
}
