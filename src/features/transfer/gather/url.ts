/** A manifest behind an address: fetched with progress, never with the user's credentials. */
import { decodeFile } from "./decode.ts";
import type { Gathered } from "./problem.ts";

/** Bytes taken from an address. */
const most = 64 * 1024 * 1024;

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** Bytes so far, and in all where the server says. */
  readonly onProgress: (loaded: number, total: number | null) => void;
}

/** Rejects with an `Error` whose message a person can act on. */
export async function gatherUrl(address: string, options: FetchOptions): Promise<Gathered> {
  const url = parseUrl(address);
  const response = await request(url, options.signal);
  if (!response.ok) throw new Error(`The server answered ${response.status} ${response.statusText}`.trim());
  const name = decodeURIComponent(url.pathname.split("/").at(-1) ?? "") || url.hostname;
  return decodeFile(name, await readBody(response, options));
}

/** A page of a repository's file stands for the file. */
function parseUrl(address: string): URL {
  if (!URL.canParse(address)) throw new Error("This is not an address. It begins with https://");
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new Error("Only addresses that begin with https:// or http:// can be fetched");
  }
  const page = /^\/([^/]+)\/([^/]+)\/blob\/(.+)$/.exec(url.pathname);
  if (url.hostname !== "github.com" || page === null) return url;
  return new URL(`https://raw.githubusercontent.com/${page[1] ?? ""}/${page[2] ?? ""}/${page[3] ?? ""}`);
}

async function request(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal, credentials: "omit", referrerPolicy: "no-referrer" });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Error(
      "The address could not be fetched: the server cannot be reached, or does not let other pages read it. Download the file and drop it here.",
      { cause: error },
    );
  }
}

async function readBody(response: Response, { onProgress }: FetchOptions): Promise<Uint8Array> {
  const said = Number(response.headers.get("content-length"));
  const total = said > 0 && response.headers.get("content-encoding") === null ? said : null;
  const parts: Uint8Array[] = [];
  let loaded = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part?.value === undefined) return joinBytes(parts, loaded);
    parts.push(part.value);
    loaded += part.value.length;
    if (loaded > most) throw new Error("The address gives more than 64 MB");
    onProgress(loaded, total);
  }
}

function joinBytes(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
