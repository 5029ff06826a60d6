/** The session as something to hand on: as a file to go on from, and redacted to be shown to anybody. */
import type { DocumentActions } from "./actions.ts";
import { queryOf } from "./derive.ts";
import type { Draft } from "./draft.ts";
import type { Shared } from "./handover/types.ts";
import type { Kit } from "./kit.ts";
import type { LinkView } from "./link/link.ts";
import { viewOf } from "./link/sync.ts";
import type { Queue } from "./queue.ts";
import { printSession, sessionFileEnding } from "./session-file.ts";
import type { DocumentState } from "./state.ts";

export interface SharingTools {
  readonly draft: Draft;
  readonly queue: Queue;
}

export function sharing(
  { store, analyst }: Pick<Kit, "store" | "analyst">,
  { draft, queue }: SharingTools,
): Pick<DocumentActions, "sessionFile" | "share"> {
  const share = (): Promise<Shared> =>
    queue(async () => {
      await draft.settled();
      const state = store.getState();
      const { scope, version, document } = state;
      return analyst.share({ query: queryOf(state), scope, version, pins: document?.pins ?? [] });
    });
  return {
    share,
    sessionFile: async (form) => {
      const state = store.getState();
      const { document } = state;
      if (document === null) return { name: `session${sessionFileEnding}`, text: "" };
      const view = { ...viewOf(state), step: null };
      if (form === "plain") {
        const stem = document.title.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-");
        return { name: `${stem}${sessionFileEnding}`, text: printSession({ document, view }) };
      }
      const shared = await share();
      const redacted = documentOf(shared, document.cursor);
      const text = printSession({ document: redacted, view: redactedView(view, shared) });
      return { name: `redacted${sessionFileEnding}`, text };
    },
  };
}

function documentOf({ loaded, edits, ...shared }: Shared, cursor: number): DocumentState {
  const { assumeRunning, addresses, pins } = shared;
  return { title: "Redacted", files: loaded, assumeRunning, addresses, pins, edits, cursor, sample: null };
}

/** What is looked at besides the flow has names in it. */
function redactedView(view: LinkView, { query }: Shared): LinkView {
  const asked = {
    source: query?.from ?? null,
    destination: query?.to ?? null,
    port: query?.port ?? "",
  };
  return { ...view, ...asked, lens: null, policy: null, search: "" };
}
