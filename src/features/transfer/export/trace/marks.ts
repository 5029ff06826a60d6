/** The marks of the board as parts of a picture: one shape per outcome, so that no colour is needed to tell them apart. */
import type { Mark } from "#src/explain/index.ts";
import { tag } from "./tags.ts";

export interface MarkPlace {
  readonly x: number;
  readonly y: number;
}

/** In a square of 16. */
const octagon = "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z";
const chevron = "M1.2 2.8h7.4L15 8l-6.4 5.2H1.2L4.6 8Z";
const check = "M4.9 8.2 7.1 10.4 11.2 5.9";
const cross = "M5.9 5.9 10.1 10.1M10.1 5.9 5.9 10.1";
const turn = "M7 5.6 10 8l-3 2.4";
const base = "M1 16.6h14";
const question = "M6.2 6.4a1.9 1.9 0 1 1 2.8 1.7q-1 .5-1 1.5M8 11.7v.1";

/** Middle of the mark, which is about 20 wide. */
export function markShape(mark: Mark, { x, y }: MarkPlace): string {
  const transform = `translate(${x - 9.6} ${y - 9.6}) scale(1.2)`;
  return tag("g", { transform }, shapeOf(mark));
}

function shapeOf(mark: Mark): string {
  switch (mark) {
    case "allow":
      return disc("allow", 7) + path("sign", check);
    case "deny":
      return path("deny", octagon) + path("sign", cross);
    case "pass":
      return path("pass", chevron) + path("sign", turn);
    case "end-deny":
      return path("open end", octagon) + path("sign ink", cross) + path("sign ink", base);
    case "end-pass":
      return path("open through", chevron) + path("sign ink", turn) + path("sign ink", base);
    case "undecidable":
      return disc("open", 7) + path("sign ink", question);
    case "log":
      return disc("open", 7) + path("sign ink", "M5 6h6M5 8.5h6M5 11h3");
    case "no-match":
      return disc("open", 4.6);
    case "skipped":
    case "not-reached":
    case "other-endpoints":
    case "other-direction":
    case "selects-nothing":
    case "staged":
    case "ignored":
      return disc("open after", 4.6);
  }
}

function disc(name: string, r: number): string {
  return tag("circle", { class: name, cx: 8, cy: 8, r });
}

function path(name: string, d: string): string {
  return tag("path", { class: name, d });
}
