/** A part of the page that is fetched when it is needed, or ahead of that when somebody has time. */
import { type ComponentType, lazy, type LazyExoticComponent } from "react";

export interface Later<Props extends object> {
  /** Stands for the part; needs a `Suspense` around it. */
  readonly Part: LazyExoticComponent<ComponentType<Props>>;
  /** Fetches it, once. Never rejects: a part that cannot be fetched says so when it is shown. */
  readonly fetch: () => Promise<void>;
}

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let fetching: Promise<{ readonly default: ComponentType<Props> }> | null = null;
  const fetchOnce = (): Promise<{ readonly default: ComponentType<Props> }> => {
    fetching ??= load().then(
      (part) => ({ default: part }),
      (error: unknown) => {
        // The next one who needs it tries again.
        fetching = null;
        throw error;
      },
    );
    return fetching;
  };
  return {
    Part: lazy(fetchOnce),
    fetch: () =>
      fetchOnce().then(
        () => undefined,
        () => undefined,
      ),
  };
}
