/** What the chosen form comes to, for the draft as it is now. */
import { useQuery } from "@tanstack/react-query";
import { caseShown, type Commands, type SessionState, useCommands, useSession } from "#src/session/index.ts";
import { traceOutput, type Output } from "./output.ts";
import { handOverOf, shareForm, type Chosen } from "./what.ts";

type Asked = Pick<SessionState, "snapshot" | "document" | "scope" | "answer" | "backend">;

export interface Exported {
  /** Null until it is there. */
  readonly output: Output | null;
  readonly failed: boolean;
}

export function useExport(chosen: Chosen): Exported {
  const asked = useSession(({ snapshot, document, scope, answer, backend }): Asked => {
    return { snapshot, document, scope, answer, backend };
  });
  const commands = useCommands();
  const { data, isError } = useQuery({
    queryKey: ["export", chosen, asked.snapshot?.revision, asked.document?.pins, asked.scope, asked.answer],
    queryFn: () => outputOf(chosen, asked, commands),
    staleTime: Infinity,
    gcTime: 0,
  });
  return { output: data ?? null, failed: isError };
}

async function outputOf(chosen: Chosen, asked: Asked, commands: Commands): Promise<Output> {
  const form = shareForm(chosen);
  if (chosen.form === "trace") return traceOf(chosen, asked, commands);
  if (chosen.form === "session")
    return { kind: "files", files: [await commands.sessionFile(form)], together: false };
  const what = handOverOf(chosen, asked);
  const files = what === null ? [] : await commands.exportFiles(what, form);
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
