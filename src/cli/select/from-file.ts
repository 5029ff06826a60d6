/** `select --file`: many selectors, each with its label sets. */
import type { Labels } from "#src/engine/index.ts";
import type { Misfit } from "../input/shape.ts";
import { type Fields, fieldsOf, isList } from "../input/shape.ts";
import type { Json } from "#src/manifest/index.ts";

export interface SelectorCase {
  readonly selector: string;
  readonly labelSets: readonly Labels[];
}

/** `[{selector, cases: [{labels}]}]`; everything else in it, expectations too, is passed over. */
export function decodeSelectors(value: Json, misfits: Misfit[]): readonly SelectorCase[] {
  if (!isList(value)) {
    misfits.push({ path: "", message: "a list of selectors is wanted here" });
    return [];
  }
  return value.flatMap((item, index) => {
    const fields = fieldsOf(item, `[${index}]`, misfits);
    if (fields === null) return [];
    const selector = fields.raw("selector");
    if (typeof selector !== "string") {
      fields.refuse("selector", "is not text");
      return [];
    }
    return [{ selector, labelSets: fields.maps("cases").map(decodeLabels) }];
  });
}

function decodeLabels(fields: Fields): Labels {
  const labels = fields.map("labels");
  const pairs = (labels?.keys() ?? []).map((key) => [key, labels?.text(key) ?? ""] as const);
  return Object.fromEntries(pairs);
}
