/** What every slice of the session works with: the store and the things outside it. */
import type { StoreApi } from "zustand/vanilla";
import type { Browser } from "./browser.ts";
import type { SampleSource } from "./samples.ts";
import type { SessionState } from "./state.ts";
import type { SessionStorage } from "./storage.ts";
import type { Clock } from "./timer.ts";
import type { Analyst } from "./types.ts";

export interface Kit {
  readonly store: StoreApi<SessionState>;
  readonly analyst: Analyst;
  readonly storage: SessionStorage;
  readonly browser: Browser;
  readonly samples: SampleSource;
  readonly clock: Clock;
}
