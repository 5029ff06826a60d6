/** A real session over an analyst that holds one ready-made board, so that tests see what the commands really do. */
import type { EndpointId } from "#src/engine/index.ts";
import type { BoardFacts } from "#src/explain/index.ts";
import {
  type Analyst,
  createSession,
  memoryBrowser,
  memoryStorage,
  type Session,
} from "#src/session/index.ts";

export async function sessionWith(board: BoardFacts, lit: readonly EndpointId[] = []): Promise<Session> {
  const snapshot = { revision: 1, board, diagnostics: [], files: [], objects: 6, hash: "abc", changes: [] };
  const answers: Partial<Analyst> = {
    open: () => Promise.resolve(snapshot),
    selected: () => Promise.resolve(lit),
    lens: (endpoint) => Promise.resolve({ endpoint, ingress: [], egress: [] }),
    figures: () => Promise.resolve(null),
    flow: (query) => Promise.resolve({ kind: "needs-port", query, offers: [], portTruth: null }),
  };
  const session = createSession({
    // What the panel does not cause is never asked; if it were, the test would fail on the missing function.
    analyst: answers as Analyst,
    storage: memoryStorage(),
    browser: memoryBrowser(),
  });
  await session.commands.open([{ name: "shop.yaml", text: "" }]);
  return session;
}
