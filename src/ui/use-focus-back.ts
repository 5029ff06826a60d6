/** Gives the keyboard back to where it was before a dialog opened, also when one dialog opened the next. */
import { useLayoutEffect, useState } from "react";

let opener: HTMLElement | null = null;
/** A dialog is gone and has not given the keyboard back yet: nobody has it for a moment. */
let leaving = false;

function remember(): void {
  const active = document.activeElement;
  // From dialog to dialog the way back leads to what opened the first.
  if (active?.closest('[role="dialog"]') != null) return;
  if (leaving && active === document.body) return;
  opener = active instanceof HTMLElement && active !== document.body ? active : null;
}

/** For the content of a dialog that is mounted when it opens. */
export function useFocusBack(): (event: Event) => void {
  useState(remember);
  useLayoutEffect(() => {
    leaving = false;
    return () => {
      leaving = true;
    };
  }, []);
  return (event) => {
    event.preventDefault();
    leaving = false;
    if (document.querySelector('[role="dialog"]') === null && opener?.isConnected === true) opener.focus();
  };
}
