/** The editor's parts: YAML, line numbers, history, lint gutter. Tab leaves it, as it leaves every other field. */
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintGutter } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { colours } from "./colours.ts";
import { theme } from "./theme.ts";

export interface EditorParts {
  readonly text: string;
  /** Accessible name. */
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly onApply: () => void;
  readonly onLeave: () => void;
}

export function createEditor(parent: HTMLElement, parts: EditorParts): EditorView {
  const { text, label, onChange, onApply, onLeave } = parts;
  const act = (run: () => void) => () => {
    run();
    return true;
  };
  const keys = keymap.of([
    { key: "Mod-Enter", run: act(onApply) },
    { key: "Escape", run: act(onLeave), stopPropagation: true },
    { key: "Enter", run: insertNewlineAndIndent },
    ...historyKeymap,
    ...defaultKeymap,
  ]);
  const state = EditorState.create({
    doc: text,
    extensions: [
      keys,
      history(),
      yaml(),
      indentUnit.of("  "),
      lineNumbers(),
      lintGutter(),
      bracketMatching(),
      highlightActiveLine(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
      colours,
      theme,
    ],
  });
  return new EditorView({ state, parent });
}
