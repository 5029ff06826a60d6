/** True where a board and a panel below it have room beside each other. */
import { useSyncExternalStore } from "react";

const tall = window.matchMedia("(min-height: 900px)");

export function useTallWindow(): boolean {
  return useSyncExternalStore(subscribe, () => tall.matches);
}

function subscribe(onChange: () => void): () => void {
  tall.addEventListener("change", onChange);
  return () => tall.removeEventListener("change", onChange);
}
