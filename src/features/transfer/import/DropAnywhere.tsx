/** Files dropped anywhere in the window, and manifests pasted while nothing has the focus, load at once. */
import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useSession } from "#src/session/index.ts";
import { gatherTransfer } from "../gather/files.ts";
import { freeName } from "../gather/names.ts";
import styles from "./DropAnywhere.module.css";
import { useLoad } from "./use-load.ts";

export function DropAnywhere(): ReactNode {
  const hovering = useDrop();
  usePaste();
  const mode = useSession((state) => state.importMode);
  if (!hovering) return null;
  return createPortal(
    <div className={styles["veil"]} aria-hidden>
      <p className={styles["text"]}>{mode === "add" ? "Drop to add" : "Drop to load"}</p>
    </div>,
    document.body,
  );
}

/** True while files hang over the window. */
function useDrop(): boolean {
  const [hovering, setHovering] = useState(false);
  const load = useLoad();
  useEffect(() => {
    const listening = new AbortController();
    const on = (name: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void): void =>
      window.addEventListener(name, act, { signal: listening.signal });
    on("dragover", (event) => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setHovering(true);
    });
    on("dragleave", (event) => {
      // Leaving one element for another is not leaving the window.
      if (event.relatedTarget === null) setHovering(false);
    });
    on("drop", (event) => {
      setHovering(false);
      if (event.dataTransfer === null || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      void load(gatherTransfer(event.dataTransfer));
    });
    return () => listening.abort();
  }, [load]);
  return hovering;
}

function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes("Files") ?? false;
}

function usePaste(): void {
  const load = useLoad();
  const dialog = useSession((state) => state.dialog);
  const taken = useSession((state) => (state.importMode === "add" ? (state.document?.files ?? []) : []));
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (dialog !== null || document.activeElement !== document.body || event.clipboardData === null) return;
      if (event.clipboardData.files.length > 0) {
        void load(gatherTransfer(event.clipboardData));
        return;
      }
      const text = event.clipboardData.getData("text/plain");
      if (!looksLikeManifest(text)) return;
      const name = freeName(
        "pasted",
        taken.map((file) => file.name),
      );
      void load(Promise.resolve({ files: [{ name, text }], problems: [] }));
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [dialog, load, taken]);
}

/** Replacing a board by a stray word on the clipboard would be rude. */
function looksLikeManifest(text: string): boolean {
  return /^\s*(- )?["']?kind["']?\s*:|[{,]\s*"kind"\s*:/m.test(text);
}
