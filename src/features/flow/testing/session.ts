/** A session made of a plain store and spied commands, for rendering one component with the state a test wants. */
import { createElement, type ReactElement } from "react";
import { vi, type Mock } from "vitest";
import { createStore } from "zustand/vanilla";
import {
  initialState,
  SessionProvider,
  type Commands,
  type Session,
  type SessionState,
} from "#src/session/index.ts";
import { answer, fileText, snapshot } from "./facts.ts";

export interface Stage {
  readonly session: Session;
  /** The spy behind a command; the same one every time. */
  readonly command: (name: keyof Commands) => Mock;
  readonly set: (state: Partial<SessionState>) => void;
  readonly wrap: (child: ReactElement) => ReactElement;
}

/** State with both ends and the port chosen and answered. */
export const answered: Partial<SessionState> = {
  source: answer.query.from,
  destination: answer.query.to,
  port: answer.query.port,
  answer,
};

export function stage(state: Partial<SessionState> = {}): Stage {
  const store = createStore<SessionState>(() => ({
    ...initialState,
    status: { kind: "ready" },
    snapshot,
    ...state,
  }));
  const spies = new Map<PropertyKey, Mock>();
  const command = (name: PropertyKey): Mock => {
    const spy = spies.get(name) ?? vi.fn(() => (name === "fileText" ? Promise.resolve(fileText) : true));
    spies.set(name, spy);
    return spy;
  };
  const target: object = {};
  const session: Session = {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    // Every command is a spy made on demand; the proxy stands in for all of them.
    commands: new Proxy(target, { get: (_, name) => command(name) }) as Commands,
    start: () => Promise.resolve(),
    dispose: () => undefined,
  };
  return {
    session,
    command,
    set: (next) => store.setState(next),
    wrap: (child) => createElement(SessionProvider, { session, children: child }),
  };
}
