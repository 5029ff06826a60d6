/** The entry: one session over the worker and the browser's storage, one tree over the session. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { browserStorage, createSession, realBrowser, startAnalyst } from "#src/session/index.ts";
import { App } from "./App.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no element with the id root");

const session = createSession({
  analyst: startAnalyst(),
  storage: browserStorage(),
  browser: realBrowser(),
});

createRoot(root).render(
  <StrictMode>
    <App session={session} started={session.start()} />
  </StrictMode>,
);
