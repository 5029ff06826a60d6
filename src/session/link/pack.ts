/** Data in a link: JSON, deflated, in the base64 alphabet for addresses. What does not decode is null, never an error. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

/** Compressed bytes a link may carry; beyond it the link names the data instead. */
export const carried = 32 * 1024;
/** Longer text is not even tried: YAML shrinks by less than 32 times. */
const tried = 32 * carried;
/** Characters a packed value may unfold to; a link that wants more is not one of ours. */
const unfolded = 4 * tried;

/** Null when it would be too long for a link. */
export function pack(value: unknown): string | null {
  const text = JSON.stringify(value);
  if (text.length > tried) return null;
  const bytes = deflateSync(strToU8(text), { level: 9 });
  return bytes.length > carried ? null : toBase64(bytes);
}

export function unpack(packed: string): unknown {
  try {
    const bytes = inflateSync(fromBase64(packed), { out: new Uint8Array(unfolded) });
    return JSON.parse(strFromU8(bytes)) as unknown;
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
