/** The forms of an open document, beside the first bundle. The one that fits the window is asked for at once. */
import { later } from "#src/ui/index.ts";
import { formNow } from "../use-form.ts";

const wide = later(async () => (await import("./Wide.tsx")).Wide);
const narrow = later(async () => (await import("./Narrow.tsx")).Narrow);

export const { Part: Wide } = wide;
export const { Part: Narrow } = narrow;

// Bars and frame are on screen while canvas and document are fetched.
void (formNow() === "narrow" ? narrow : wide).fetch();
