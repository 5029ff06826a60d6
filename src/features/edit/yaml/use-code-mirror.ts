/** CodeMirror as React sees it: made once in its host, told of new diagnostics, telling of new text. */
import { setDiagnostics } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { Diagnostic } from "#src/manifest/index.ts";
import { createEditor } from "./create-editor.ts";

export interface CodeMirrorOptions {
  /** At the start; later texts are the editor's own. */
  readonly text: string;
  readonly label: string;
  /** Of the text as it was a moment ago; null: none known yet. */
  readonly diagnostics: readonly Diagnostic[] | null;
  readonly onChange: (text: string) => void;
  readonly onApply: () => void;
  readonly onLeave: () => void;
}

export interface CodeMirror {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly focus: () => void;
  /** Puts the cursor there and the keyboard into the editor. */
  readonly show: (offset: number) => void;
}

export function useCodeMirror(options: CodeMirrorOptions): CodeMirror {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useEffectEvent(options.onChange);
  const applied = useEffectEvent(options.onApply);
  const left = useEffectEvent(options.onLeave);
  const create = useEffectEvent((parent: HTMLElement) =>
    createEditor(parent, {
      text: options.text,
      label: options.label,
      onChange: (text) => changed(text),
      onApply: () => applied(),
      onLeave: () => left(),
    }),
  );
  useEffect(() => {
    if (host.current === null) return;
    const made = create(host.current);
    view.current = made;
    made.focus();
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);
  const { diagnostics } = options;
  useEffect(() => {
    const shown = view.current;
    if (shown !== null && diagnostics !== null) underline(shown, diagnostics);
  }, [diagnostics]);
  return {
    host,
    focus: () => view.current?.focus(),
    show: (offset) => {
      const shown = view.current;
      if (shown === null) return;
      const at = Math.min(offset, shown.state.doc.length);
      shown.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      shown.focus();
    },
  };
}

const severities = { error: "error", warning: "warning", notice: "info" } as const;

/** A problem without extent is seen at the sign it stands before. */
function underline(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  const { length } = view.state.doc;
  const shown = diagnostics.map(({ severity, message, help, place: { start, end } }) => {
    const from = Math.min(start.offset, length);
    const to = Math.min(Math.max(end.offset, from + 1), length);
    const text = help === null ? message : `${message}. ${help}`;
    return { from: Math.min(from, to), to, severity: severities[severity], message: text };
  });
  view.dispatch(setDiagnostics(view.state, shown));
}
