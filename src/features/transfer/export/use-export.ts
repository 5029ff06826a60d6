/** What the chosen form comes to, for the draft as it is now. Whoever chooses another, or leaves, calls it off. */
import { type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  caseShown,
  type Commands,
  type ExportWatch,
  type SessionState,
  useCommands,
  useSession,
} from "#src/session/index.ts";
import { traceOutput, type Output } from "./output.ts";
import { handOverOf, shareForm, type Chosen } from "./what.ts";

type Asked = Pick<SessionState, "snapshot" | "document" | "scope" | "answer" | "backend">;

export interface Exported {
  /** Null until it is there. */
  readonly output: Output | null;
  /** `working` with a share from 0 to 1; `cancelled` until it is asked for again. */
  readonly state: "ready" | "working" | "cancelled" | "failed";
  readonly share: number;
  /** Null: made in no time. */
  readonly cancel: (() => void) | null;
  readonly again: () => void;
}

export function useExport(chosen: Chosen): Exported {
  const asked = useSession(({ snapshot, document, scope, answer, backend }): Asked => {
    return { snapshot, document, scope, answer, backend };
  });
  const commands = useCommands();
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>({ of: null, share: 0 });
  const pins = asked.document?.pins;
  const key: QueryKey = ["export", chosen, asked.snapshot?.revision, pins, asked.scope, asked.answer];
  const name = JSON.stringify(chosen);
  const { data, isError, fetchStatus, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => {
      setProgress({ of: name, share: 0 });
      const onShare = (share: number): void => setProgress({ of: name, share });
      return outputOf(chosen, asked, { commands, watch: { signal, onShare } });
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  return {
    output: data ?? null,
    state: stateOf({ done: data !== undefined, failed: isError, fetching: fetchStatus === "fetching" }),
    share: progress.of === name ? progress.share : 0,
    cancel: chosen.form === "bundle" ? () => void client.cancelQueries({ queryKey: key }) : null,
    again: () => void refetch(),
  };
}

interface Progress {
  /** The choice it is about. */
  readonly of: string | null;
  readonly share: number;
}

interface Query {
  readonly done: boolean;
  readonly failed: boolean;
  readonly fetching: boolean;
}

function stateOf({ done, failed, fetching }: Query): Exported["state"] {
  if (done) return "ready";
  if (fetching) return "working";
  return failed ? "failed" : "cancelled";
}

interface Tools {
  readonly commands: Commands;
  readonly watch: ExportWatch;
}

async function outputOf(chosen: Chosen, asked: Asked, { commands, watch }: Tools): Promise<Output> {
  const form = shareForm(chosen);
  if (chosen.form === "trace") return traceOf(chosen, asked, commands);
  if (chosen.form === "session")
    return { kind: "files", files: [await commands.sessionFile(form)], together: false };
  const what = handOverOf(chosen, asked);
  const files = what === null ? [] : await commands.exportFiles(what, form, watch);
  return { kind: "files", files, together: ["patches", "kustomize", "bundle"].includes(chosen.form) };
}

async function traceOf({ redacted, trace }: Chosen, asked: Asked, commands: Commands): Promise<Output> {
  const { answer, backend } = redacted ? { ...asked, answer: (await commands.share()).answer } : asked;
  const shown = caseShown({ answer, backend });
  if (shown === null) return { kind: "files", files: [], together: false };
  return traceOutput(shown.explanation, trace, pageTheme());
}

/** What the page looks like now, whoever decided it. */
function pageTheme(): "light" | "dark" {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  if (scheme === "dark" || scheme === "light") return scheme;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
