/** The vocabulary of `schema.ts`: types of fields, with the limits the CRDs put on them. */

export type Shape =
  | { readonly kind: "text"; readonly longest: number | null; readonly oneOf: readonly string[] | null }
  | { readonly kind: "number" | "flag" }
  | {
      readonly kind: "integer";
      readonly low: number;
      readonly high: number;
      /** What Go's type of the field holds; beyond it the object cannot be read. */
      readonly holds: readonly [number, number];
      readonly oneOf: readonly number[] | null;
    }
  | { readonly kind: "protocol" | "port" | "intOrText" }
  | { readonly kind: "labels" }
  | { readonly kind: "list"; readonly of: Shape; readonly shortest: number; readonly longest: number }
  | {
      readonly kind: "object";
      readonly fields: ReadonlyMap<string, Shape>;
      readonly required: readonly string[];
    };

interface TextLimits {
  readonly longest?: number;
  readonly oneOf?: readonly string[];
}

export function text({ longest, oneOf }: TextLimits = {}): Shape {
  return { kind: "text", longest: longest ?? null, oneOf: oneOf ?? null };
}

const int64: readonly [number, number] = [-(2 ** 63), 2 ** 63];

interface IntegerLimits {
  readonly low?: number;
  readonly high?: number;
  readonly holds?: readonly [number, number];
  readonly oneOf?: readonly number[];
}

export function integer({ low, high, holds, oneOf }: IntegerLimits = {}): Shape {
  return {
    kind: "integer",
    low: low ?? -Infinity,
    high: high ?? Infinity,
    holds: holds ?? int64,
    oneOf: oneOf ?? null,
  };
}

interface ListLimits {
  readonly longest?: number;
  readonly shortest?: number;
}

export function list(of: Shape, { longest, shortest }: ListLimits = {}): Shape {
  return { kind: "list", of, shortest: shortest ?? 0, longest: longest ?? Infinity };
}

export function object(fields: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return { kind: "object", fields: new Map(Object.entries(fields)), required };
}

export const number: Shape = { kind: "number" };
export const flag: Shape = { kind: "flag" };
export const labels: Shape = { kind: "labels" };
export const protocol: Shape = { kind: "protocol" };
export const port: Shape = { kind: "port" };
export const intOrText: Shape = { kind: "intOrText" };
