/** Providers around the shell. What fails inside is caught by the boundary outside all of them. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type Session, SessionProvider } from "#src/session/index.ts";
import { TooltipProvider } from "#src/ui/index.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Shell } from "./shell/Shell.tsx";

export interface AppProps {
  readonly session: Session;
  readonly started: Promise<void>;
}

export function App({ session, started }: AppProps): ReactNode {
  // What a URL gave stays valid until it is asked for again: nothing refetches behind the user's back.
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } }),
  );
  return (
    <ErrorBoundary>
      <QueryClientProvider client={client}>
        <SessionProvider session={session}>
          <TooltipProvider>
            <Shell started={started} />
          </TooltipProvider>
        </SessionProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
