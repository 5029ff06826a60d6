/** The colours of the listing, line by line as far as lines are in view. */
import { type Extension, type Range, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { yamlTokens } from "#src/ui/index.ts";

const marks = {
  key: Decoration.mark({ class: "cm-yaml-key" }),
  comment: Decoration.mark({ class: "cm-yaml-comment" }),
} as const;

export const colours: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = coloured(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = coloured(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function coloured(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      for (const mark of marksOf(line.text, line.from)) builder.add(mark.from, mark.to, mark.value);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

function marksOf(text: string, start: number): readonly Range<Decoration>[] {
  const found: Range<Decoration>[] = [];
  let at = start;
  for (const token of yamlTokens(text)) {
    const end = at + token.text.length;
    if (token.kind === "key" || token.kind === "comment") found.push(marks[token.kind].range(at, end));
    at = end;
  }
  return found;
}
