/** CodeMirror in the tokens of the app, light and dark alike. */
import { EditorView } from "@codemirror/view";

const underline = (style: string): Record<string, string> => ({
  backgroundImage: "none",
  textDecoration: `underline ${style} var(--ink)`,
  textUnderlineOffset: "3px",
  textDecorationSkipInk: "none",
});

export const theme = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--panel)", color: "var(--ink)", fontSize: "11.5px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "18.5px", overflow: "auto" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 12px 0 4px" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--ink-3)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 6px 0 4px", fontVariantNumeric: "tabular-nums" },
  ".cm-gutter-lint": { width: "20px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "2px 0 0 4px" },
  ".cm-lint-marker": { width: "14px", height: "14px" },
  ".cm-yaml-key": { color: "var(--ink-2)" },
  ".cm-yaml-comment": { color: "var(--ink-3)", fontStyle: "italic" },
  ".cm-activeLine": { backgroundColor: "var(--hover)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--selected)",
    outline: "1px solid var(--line-3)",
  },
  ".cm-content ::selection, .cm-content::selection": { backgroundColor: "var(--line-2)" },
  ".cm-lintRange-error": underline("wavy 1.5px"),
  ".cm-lintRange-warning": underline("dashed 1.5px"),
  ".cm-lintRange-info": underline("dotted 1.5px"),
  ".cm-lint-marker-error, .cm-lint-marker-warning, .cm-lint-marker-info": {
    content: "none",
    display: "grid",
    placeItems: "center",
    borderRadius: "50%",
    backgroundColor: "var(--ink)",
    color: "var(--on-ink)",
    font: "700 10px/14px var(--font-ui)",
  },
  ".cm-lint-marker-error::before": { content: '"!"' },
  ".cm-lint-marker-warning": { borderRadius: "3px" },
  ".cm-lint-marker-warning::before": { content: '"!"' },
  ".cm-lint-marker-info": { backgroundColor: "var(--line-3)" },
  ".cm-lint-marker-info::before": { content: '"i"' },
  ".cm-tooltip": {
    border: "1px solid var(--line-2)",
    borderRadius: "6px",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    boxShadow: "var(--e-2)",
    font: "12px/1.45 var(--font-ui)",
  },
  ".cm-tooltip-lint .cm-diagnostic": {
    padding: "6px 10px",
    borderLeft: "3px solid var(--ink)",
    maxWidth: "420px",
  },
});
