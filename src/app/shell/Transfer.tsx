/** The dialogs that fetch and prepare files, with the cache they share. Both are rare, so they come on demand. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ExportDialog, ImportDialog } from "#src/features/transfer/index.ts";

// What was fetched stays valid until it is asked for again: nothing refetches behind the user's back.
const client = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } },
});

export function Transfer({ what }: { readonly what: "import" | "export" }): ReactNode {
  return (
    <QueryClientProvider client={client}>
      {what === "import" ? <ImportDialog /> : <ExportDialog />}
    </QueryClientProvider>
  );
}
