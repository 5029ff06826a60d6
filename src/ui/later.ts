/** A part of the page that is fetched when it is needed, or ahead of that when somebody has time. */
import { type ComponentType, createElement, lazy, type ReactNode, useState } from "react";

export interface Later<Props extends object> {
  /** Stands for the part. Needs a `Suspense` around it, but once fetched the part is there at once. */
  readonly Part: (props: Props) => ReactNode;
  /** Fetches it, once. Never rejects: a part that cannot be fetched says so when it is shown. */
  readonly fetch: () => Promise<void>;
}

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let here: ComponentType<Props> | null = null;
  let coming: Promise<ComponentType<Props>> | null = null;
  const fetchOnce = (): Promise<ComponentType<Props>> => {
    coming ??= load().then((part) => (here = part));
    return coming;
  };
  const whenFetched = () => lazy(async () => ({ default: await fetchOnce() }));
  let standIn = whenFetched();
  return {
    Part: (props) => {
      // Whichever it began with it stays: another one would begin anew, without what the user has done in it.
      const [part] = useState<ComponentType<Props>>(() => here ?? standIn);
      return createElement(part, props);
    },
    fetch: () =>
      fetchOnce().then(
        () => undefined,
        () => {
          // The next one who needs it tries again.
          coming = null;
          standIn = whenFetched();
        },
      ),
  };
}
