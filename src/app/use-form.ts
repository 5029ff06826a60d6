/** Which of the three forms fits the window. Zoom counts: the numbers are CSS pixels. */
import { useSyncExternalStore } from "react";

/**
 * `wide`: the inspector stands beside the board. `middle`: it lies over it. `narrow`: one list at a time, by tabs.
 */
export type Form = "wide" | "middle" | "narrow";

const wide = window.matchMedia("(min-width: 1440px)");
const middle = window.matchMedia("(min-width: 1000px)");

function subscribe(listener: () => void): () => void {
  wide.addEventListener("change", listener);
  middle.addEventListener("change", listener);
  return () => {
    wide.removeEventListener("change", listener);
    middle.removeEventListener("change", listener);
  };
}

/** The form at this moment. */
export function formNow(): Form {
  if (wide.matches) return "wide";
  return middle.matches ? "middle" : "narrow";
}

export function useForm(): Form {
  return useSyncExternalStore(subscribe, formNow);
}
