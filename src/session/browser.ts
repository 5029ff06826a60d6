/** The little of a browser that the session needs, so that tests can stand in for it. */
export interface Browser {
  /** The fragment, without `#`. */
  readonly fragment: () => string;
  /** The page's absolute address with that fragment. */
  readonly address: (fragment: string) => string;
  readonly push: (fragment: string) => void;
  readonly replace: (fragment: string) => void;
  /** Remembers what the fragment is about to be replaced by, so that a reload before that finds it. */
  readonly noteNext: (fragment: string) => void;
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
  const replace = (fragment: string): void => window.history.replaceState(mark, "", `#${fragment}`);
  const noted = notedFor(window.location.hash);
  if (noted !== null && window.history.state === mark) replace(noted);
  return {
    fragment: () => window.location.hash.slice(1),
    address: (fragment) => {
      const address = new URL(window.location.href);
      address.hash = fragment;
      return address.href;
    },
    push: (fragment) => window.history.pushState(mark, "", `#${fragment}`),
    replace: (fragment) => {
      replace(fragment);
      note(null);
    },
    noteNext: (fragment) => note({ at: window.location.hash, fragment }),
    onFragment: (listener) => {
      const listen = (event: PopStateEvent): void => listener(event.state === mark);
      window.addEventListener("popstate", listen);
      return () => window.removeEventListener("popstate", listen);
    },
    copy: (text) => window.navigator.clipboard.writeText(text),
  };
}

/** A fragment, and the one that it is to take the place of. */
interface Noted {
  readonly at: string;
  readonly fragment: string;
}

const notedKey = "tierboard address";

function note(noted: Noted | null): void {
  try {
    if (noted === null) sessionStorage.removeItem(notedKey);
    else sessionStorage.setItem(notedKey, JSON.stringify(noted));
  } catch {
    // Not every browser lets every page store: then a reload finds what the address says.
  }
}

function notedFor(hash: string): string | null {
  try {
    // Nobody else writes under this key.
    const noted = JSON.parse(sessionStorage.getItem(notedKey) ?? "null") as Noted | null;
    return noted?.at === hash ? noted.fragment : null;
  } catch {
    return null;
  }
}

export interface MemoryBrowser extends Browser {
  readonly back: () => void;
  /** As if the user had typed or pasted a fragment. */
  readonly go: (fragment: string) => void;
  readonly copied: () => string;
  readonly entries: () => readonly string[];
  readonly noted: () => string | null;
}

/** A browser that is only memory, with a history to go back in. */
export function memoryBrowser(start = ""): MemoryBrowser {
  let entries = [start];
  let at = 0;
  let copied = "";
  let noted: string | null = null;
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
    address: (fragment) => `https://tierboard.example/#${fragment}`,
    push,
    replace: (fragment) => {
      entries = entries.with(at, fragment);
      noted = null;
    },
    noteNext: (fragment) => {
      noted = fragment;
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
    noted: () => noted,
  };
}
