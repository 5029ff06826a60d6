/** The built-in clusters. Their titles are in the first bundle, their texts are fetched when one is opened. */
import type { SourceFile } from "#src/manifest/index.ts";

export interface Sample {
  /** File name, e.g. `shop.yaml`. */
  readonly file: string;
  readonly title: string;
  /** One line: what is in it. */
  readonly about: string;
}

export interface SampleSource {
  readonly list: readonly Sample[];
  /** Null when there is no such sample, or it cannot be fetched. */
  readonly load: (file: string) => Promise<SourceFile | null>;
}

const index = import.meta.glob<readonly Sample[]>("/scenarios/index.json", {
  eager: true,
  import: "default",
});
const texts = import.meta.glob<string>("/scenarios/*.yaml", { query: "?raw", import: "default" });

/** In the order of the index; the first is the default. */
export const samples: readonly Sample[] = index["/scenarios/index.json"] ?? [];

async function load(file: string): Promise<SourceFile | null> {
  const fetchText = texts[`/scenarios/${file}`];
  if (fetchText === undefined) return null;
  try {
    return { name: file, text: await fetchText() };
  } catch {
    return null;
  }
}

export const builtInSamples: SampleSource = { list: samples, load };
