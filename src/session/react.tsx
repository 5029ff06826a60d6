/** The thin hook over the session: components subscribe to what they read and to nothing else. */
import { createContext, use, type ReactElement, type ReactNode } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { Commands, Session } from "./actions.ts";
import type { SessionState } from "./state.ts";

const SessionContext = createContext<Session | null>(null);

export function SessionProvider(props: {
  readonly session: Session;
  readonly children: ReactNode;
}): ReactElement {
  return <SessionContext value={props.session}>{props.children}</SessionContext>;
}

function useCurrentSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error("a component that reads the session stands outside its provider");
  return session;
}

/** Reads the store; arrays and objects built by the selector are compared one level deep. */
export function useSession<Value>(selector: (state: SessionState) => Value): Value {
  return useStore(useCurrentSession(), useShallow(selector));
}

/** Never changes while the session lives: safe in dependency lists. */
export function useCommands(): Commands {
  return useCurrentSession().commands;
}
