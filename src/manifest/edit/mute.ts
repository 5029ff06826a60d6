/**
 * Muted policies. In the draft they keep their text, so that they can be moved and edited like any other; what is
 * exported has them as comments, where comments can stand, so that they neither count nor get lost.
 */
import type { Loaded } from "../link/loaded.ts";
import type { Change, Reading, SourceFile } from "../types.ts";
import { itemSpan, removeObject, withoutObject } from "./remove.ts";
import { bodyOf, firstSaying, listOf, saidWith, siteOf, withDocument } from "./site.ts";

/** Ids that are muted after all changes. */
export function mutedBy(changes: readonly Change[]): ReadonlySet<string> {
  const muted = new Set<string>();
  for (const change of changes) {
    if (!("kind" in change)) continue;
    if (change.kind === "mute") muted.add(change.object);
    else if (change.kind === "unmute" || change.kind === "remove") muted.delete(change.object);
  }
  return muted;
}

/** Why a muted policy never applies: stands where Calico's own reasons stand. */
export const mutedReason = "it is muted in the draft";

/** The reading with these policies left out of every evaluation; they stay where they are. */
export function withMuted(reading: Reading, muted: ReadonlySet<string>): Reading {
  if (muted.size === 0) return reading;
  const { cluster } = reading;
  const policies = cluster.policies.map((policy) =>
    muted.has(policy.id) ? { ...policy, ignored: mutedReason } : policy,
  );
  return { ...reading, cluster: { ...cluster, policies } };
}

/** The files with these objects commented out. */
export function commentOut(files: readonly SourceFile[], ids: readonly string[]): readonly SourceFile[] {
  return ids.reduce((now, id) => {
    const found = siteOf(now, id);
    if (found === null) return now;
    const text = firstSaying([() => commented(found)], saidWith(found, null)) ?? withoutObject(found);
    return removeObject(withDocument(now, found, text), id);
  }, files);
}

function commented(found: Loaded): string | null {
  const { text } = found.from.document;
  const place = listOf(found);
  if (place === null) {
    const { head, body, tail } = bodyOf(text);
    if (head !== "" && !/[\r\n]$/.test(head)) return null;
    return head + asComment(body, found.id) + tail;
  }
  const span = place.list.flow ? null : itemSpan(text, place.list, place.at);
  if (span === null) return null;
  const lines = asComment(text.slice(span.start, span.end), found.id);
  return text.slice(0, span.start) + lines + text.slice(span.end);
}

function asComment(lines: string, id: string): string {
  const lineBreak = lines.includes("\r\n") ? "\r\n" : "\n";
  const body = lines.replaceAll(/^(?=[^\r\n])/gm, "# ").replaceAll(/^(?=\r?\n)/gm, "#");
  return `# muted: ${id} does not count while its lines are comments${lineBreak}${body}`;
}
