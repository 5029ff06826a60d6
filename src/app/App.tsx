/** Providers around the shell. What fails inside is caught by the boundary outside all of them. */
import type { ReactNode } from "react";
import { type Session, SessionProvider } from "#src/session/index.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Shell } from "./shell/Shell.tsx";

export interface AppProps {
  readonly session: Session;
  readonly started: Promise<void>;
}

export function App({ session, started }: AppProps): ReactNode {
  return (
    <ErrorBoundary>
      <SessionProvider session={session}>
        <Shell started={started} />
      </SessionProvider>
    </ErrorBoundary>
  );
}
