/** Puts the session together: a store without React, its slices, and what keeps them true. */
import { createStore } from "zustand/vanilla";
import { narrationText } from "#src/explain/index.ts";
import type { Actions, Commands, Session } from "./actions.ts";
import { keepAnswers } from "./asking.ts";
import type { Browser } from "./browser.ts";
import { registry } from "./commands/registry.ts";
import type { CommandArgs, CommandId } from "./commands/types.ts";
import { draftActions } from "./document.ts";
import { dragActions } from "./drag.ts";
import { createDraft } from "./draft.ts";
import { editActions, followOpenPolicy } from "./edits.ts";
import { followSelection } from "./edits-selection.ts";
import { flowActions } from "./flow.ts";
import { initialState } from "./initial.ts";
import type { Kit } from "./kit.ts";
import { lensActions } from "./lens.ts";
import { syncLink, type LinkSync } from "./link/sync.ts";
import { copyActions, createNotices } from "./notices.ts";
import { createOpener } from "./open.ts";
import { impactActions } from "./analysis/actions.ts";
import { pinActions } from "./pins-actions.ts";
import { createQueue } from "./queue.ts";
import { builtInSamples, type SampleSource } from "./samples.ts";
import { followLink, keepSaved, start, type Starting } from "./start.ts";
import type { SessionState } from "./state.ts";
import type { SessionStorage } from "./storage.ts";
import { type Clock, realClock } from "./timer.ts";
import type { Analyst } from "./types.ts";
import { viewActions } from "./view.ts";

/** What is outside the session: the browser's own in the app, stand-ins in tests. */
export interface SessionOptions {
  readonly analyst: Analyst;
  readonly storage: SessionStorage;
  readonly browser: Browser;
  readonly samples?: SampleSource;
  readonly clock?: Clock;
}

export function createSession(options: SessionOptions): Session {
  const store = createStore<SessionState>()(() => initialState);
  const kit: Kit = { samples: builtInSamples, clock: realClock, ...options, store };
  const notices = createNotices(store);
  const tools = { notices, draft: createDraft(kit, notices), queue: createQueue() };
  const opener = createOpener(kit, tools);
  const draftwork = draftActions(kit, tools);
  const starting: Starting = { kit, notices, opener, link: () => link };
  const link: LinkSync = syncLink(kit, { onDocuments: (found) => void followLink(starting, found, null) });
  const flow = flowActions(kit, notices);
  const actions: Actions = {
    ...opener.actions,
    ...draftwork,
    ...editActions(kit),
    ...flow,
    ...lensActions(kit, notices),
    ...dragActions(kit, notices, draftwork.move),
    ...viewActions(kit),
    ...pinActions(kit, notices),
    ...impactActions(kit, { clearFlow: flow.clearFlow, setVersion: draftwork.setVersion }),
    ...notices,
    ...copyActions(kit, notices, { fragment: link.fragment, text: narrationText }),
  };
  const stops = [
    followOpenPolicy(kit),
    followSelection(kit),
    keepAnswers(kit, notices),
    keepSaved(kit, notices),
    link.stop,
  ];
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    commands: withRegistry(actions, store.getState),
    start: () => start(starting),
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

function withRegistry(actions: Actions, getState: () => SessionState): Commands {
  const find = (id: CommandId, args: CommandArgs): (typeof registry)[number] | undefined =>
    registry.find((command) => command.id === id && command.enabled(getState(), args));
  return {
    ...actions,
    enabled: (id, args = {}) => find(id, args) !== undefined,
    run: (id, args = {}) => {
      const command = find(id, args);
      if (command === undefined) return false;
      void command.run(actions, getState(), args);
      return true;
    },
  };
}
