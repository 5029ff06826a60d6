/** The little of a browser that the session needs, so that tests can stand in for it. */
export interface Browser {
  /** The fragment, without `#`. */
  readonly fragment: () => string;
  /** The entry was written by this app, not typed, pasted or clicked: the page was reloaded, or come back to. */
  readonly isOwn: () => boolean;
  /** The page's absolute address with that fragment. */
  readonly address: (fragment: string) => string;
  readonly push: (fragment: string) => void;
  readonly replace: (fragment: string) => void;
  /**
   * Called when the user goes back, forward, or edits the address; returns how to stop listening. `own`: the
   * entry was written by this session, not typed, pasted or clicked.
   */
  readonly onFragment: (listener: (own: boolean) => void) => () => void;
  readonly copy: (text: string) => Promise<void>;
}

/** State of the history entries this app writes. */
const mark = "tierboard";

export function realBrowser(): Browser {
  return {
    fragment: () => window.location.hash.slice(1),
    isOwn: () => window.history.state === mark,
    address: (fragment) => {
      const address = new URL(window.location.href);
      address.hash = fragment;
      return address.href;
    },
    push: (fragment) => window.history.pushState(mark, "", `#${fragment}`),
    replace: (fragment) => window.history.replaceState(mark, "", `#${fragment}`),
    onFragment: (listener) => {
      const listen = (event: PopStateEvent): void => listener(event.state === mark);
      window.addEventListener("popstate", listen);
      return () => window.removeEventListener("popstate", listen);
    },
    copy: (text) => window.navigator.clipboard.writeText(text),
  };
}

export interface MemoryBrowser extends Browser {
  readonly back: () => void;
  /** As if the user had typed or pasted a fragment. */
  readonly go: (fragment: string) => void;
  readonly copied: () => string;
  readonly entries: () => readonly string[];
}

/** A browser that is only memory, with a history to go back in. */
export function memoryBrowser(start = "", own = false): MemoryBrowser {
  let entries = [start];
  let at = 0;
  let copied = "";
  const listeners = new Set<(own: boolean) => void>();
  const tell = (own: boolean): void => {
    for (const listener of listeners) listener(own);
  };
  const push = (fragment: string): void => {
    entries = [...entries.slice(0, at + 1), fragment];
    at += 1;
  };
  return {
    fragment: () => entries[at] ?? "",
    isOwn: () => own,
    address: (fragment) => `https://tierboard.example/#${fragment}`,
    push,
    replace: (fragment) => {
      entries = entries.with(at, fragment);
    },
    onFragment: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    copy: (text) => {
      copied = text;
      return Promise.resolve();
    },
    back: () => {
      at = Math.max(0, at - 1);
      tell(true);
    },
    go: (fragment) => {
      push(fragment);
      tell(false);
    },
    copied: () => copied,
    entries: () => entries,
  };
}
