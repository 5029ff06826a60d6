/** Reading plain values of data files by shape. What does not fit is noted with its path, and reading goes on. */
import type { Json } from "#src/manifest/index.ts";

export interface Misfit {
  /** `[3].flows[0].expect` */
  readonly path: string;
  readonly message: string;
}

type JsonMap = Readonly<Record<string, Json>>;

/** One mapping of a data file. Getters give null for what is missing and note what has another shape. */
export class Fields {
  readonly path: string;
  private readonly values: JsonMap;
  private readonly misfits: Misfit[];

  constructor(values: JsonMap, path: string, misfits: Misfit[]) {
    this.values = values;
    this.path = path;
    this.misfits = misfits;
  }

  has(key: string): boolean {
    return (this.values[key] ?? null) !== null;
  }

  /** Written, if only as null. */
  mentions(key: string): boolean {
    return this.values[key] !== undefined;
  }

  raw(key: string): Json {
    return this.values[key] ?? null;
  }

  at(key: string): string {
    return this.path === "" ? key : `${this.path}.${key}`;
  }

  text(key: string): string | null {
    const value = this.raw(key);
    if (value === null || typeof value === "string") return value;
    return this.refuse(key, "is not text");
  }

  /** A whole number from `low` to `high`. */
  number(key: string, [low, high]: readonly [number, number]): number | null {
    const value = this.raw(key);
    if (value === null) return null;
    if (typeof value === "number" && Number.isInteger(value) && value >= low && value <= high) return value;
    return this.refuse(key, `is not a whole number from ${low} to ${high}`);
  }

  texts(key: string): readonly string[] | null {
    const value = this.raw(key);
    if (value === null) return null;
    if (isTexts(value)) return value;
    return this.refuse(key, "is not a list of texts");
  }

  list(key: string): readonly Json[] {
    const value = this.raw(key);
    if (value === null) return [];
    if (isList(value)) return value;
    this.refuse(key, "is not a list");
    return [];
  }

  /** The mappings of a list. */
  maps(key: string): readonly Fields[] {
    return this.list(key).flatMap((item, index) => {
      const fields = fieldsOf(item, `${this.at(key)}[${index}]`, this.misfits);
      return fields === null ? [] : [fields];
    });
  }

  map(key: string): Fields | null {
    return this.has(key) ? fieldsOf(this.raw(key), this.at(key), this.misfits) : null;
  }

  keys(): readonly string[] {
    return Object.keys(this.values);
  }

  /** A key that nobody reads is a slip of the pen: what it was meant to say would go unsaid. */
  allowOnly(known: readonly string[]): void {
    for (const key of this.keys()) if (!known.includes(key)) this.refuse(key, "is not known here");
  }

  refuse(key: string, why: string): null {
    return this.note(this.at(key), `\`${key}\` ${why}`);
  }

  note(path: string, message: string): null {
    this.misfits.push({ path, message });
    return null;
  }
}

/** Null, with a note, for what is no mapping. */
export function fieldsOf(value: Json, path: string, misfits: Misfit[]): Fields | null {
  if (value !== null && typeof value === "object" && !isList(value)) return new Fields(value, path, misfits);
  misfits.push({ path, message: "a mapping is wanted here" });
  return null;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isTexts(value: Json): value is readonly string[] {
  return isList(value) && value.every((item) => typeof item === "string");
}
