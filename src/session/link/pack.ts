/**
 * Data in a link: JSON, deflated, in the base64 alphabet for addresses. What does not decode is null, never an error.
 * The compressor is fetched by `preparePacking`, which whoever has data to pack or unpack waits for first.
 */
import type * as fflate from "fflate";

type Compressor = Pick<typeof fflate, "deflateSync" | "inflateSync" | "strFromU8" | "strToU8">;

let compressor: Compressor | null = null;

/** Never fails: without the compressor a link names its data, as it does when they are too long for it. */
export async function preparePacking(): Promise<void> {
  try {
    compressor ??= await fetchCompressor();
  } catch {
    // Fetched again by the next one who needs it.
  }
}

export function isPackingPrepared(): boolean {
  return compressor !== null;
}

async function fetchCompressor(): Promise<Compressor> {
  const { deflateSync, inflateSync, strFromU8, strToU8 } = await import("fflate");
  return { deflateSync, inflateSync, strFromU8, strToU8 };
}

/** Compressed bytes a link may carry; beyond it the link names the data instead. */
export const carried = 32 * 1024;
/** Longer text is not even tried: YAML shrinks by less than 32 times. */
export const tried = 32 * carried;
/** Characters a packed value may unfold to; a link that wants more is not one of ours. */
const unfolded = 4 * tried;

/** Null when it would be too long for a link. */
export function pack(value: unknown): string | null {
  if (compressor === null) return null;
  const text = JSON.stringify(value);
  if (text.length > tried) return null;
  const bytes = compressor.deflateSync(compressor.strToU8(text), { level: 9 });
  return bytes.length > carried ? null : toBase64(bytes);
}

export function unpack(packed: string): unknown {
  if (compressor === null) return null;
  try {
    const bytes = compressor.inflateSync(fromBase64(packed), { out: new Uint8Array(unfolded) });
    return JSON.parse(compressor.strFromU8(bytes)) as unknown;
  } catch {
    return null;
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
