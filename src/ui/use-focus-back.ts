/** Gives the keyboard back to where it was before a dialog opened, also when one dialog opened the next. */
import { useState } from "react";

let opener: HTMLElement | null = null;

function remember(): void {
  const active = document.activeElement;
  // From dialog to dialog the way back leads to what opened the first.
  if (active?.closest('[role="dialog"]') != null) return;
  opener = active instanceof HTMLElement && active !== document.body ? active : null;
}

/** For the content of a dialog that is mounted when it opens. */
export function useFocusBack(): (event: Event) => void {
  useState(remember);
  return (event) => {
    event.preventDefault();
    if (document.querySelector('[role="dialog"]') === null && opener?.isConnected === true) opener.focus();
  };
}
