/** Brings the analyst to the draft the store describes, and the snapshot of the version shown into the store. */
import { appliedEdits, undoneEdits } from "./history.ts";
import type { Kit } from "./kit.ts";
import { latest } from "./latest.ts";
import type { Notices } from "./notices.ts";
import type { DocumentState, SessionState } from "./state.ts";
import type { Snapshot, Version } from "./types.ts";

export interface Draft {
  /** Puts the document into the store and has the analyst follow. */
  readonly show: (document: DocumentState, version: Version) => void;
  /** Resolves when the analyst holds what the store says. */
  readonly settled: () => Promise<void>;
  /** Forgets what is on its way, because another document is being opened. */
  readonly cancel: () => void;
}

export function createDraft({ store, analyst }: Pick<Kit, "store" | "analyst">, notices: Notices): Draft {
  const follow = latest<Pick<SessionState, "document" | "version">, Snapshot | null>({
    answer: async ({ document, version }) => {
      if (document === null) return null;
      const draft = await analyst.draft(appliedEdits(document), undoneEdits(document));
      return version === "before" ? analyst.before() : draft;
    },
    accept: (snapshot) => store.setState({ snapshot }),
    fail: (error) => notices.toast(failure("The draft could not be computed", error)),
  });
  return {
    show: (document, version) => {
      const shown = document.cursor === 0 ? "after" : version;
      store.setState({ document, version: shown });
      follow.ask({ document, version: shown });
    },
    settled: follow.settled,
    cancel: follow.cancel,
  };
}

export function failure(what: string, error: unknown): string {
  return `${what}: ${error instanceof Error ? error.message : String(error)}`;
}
