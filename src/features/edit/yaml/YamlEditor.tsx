/** The editor of one policy's text, on its screen in place of the text; the editor proper is fetched when it is opened. */
import { type ReactNode, Suspense } from "react";
import type { PolicyFacts } from "#src/explain/index.ts";
import { later } from "#src/ui/index.ts";
import type { EditorProps } from "./Editor.tsx";

const { Part: Editor } = later<EditorProps>(async () => (await import("./Editor.tsx")).Editor);

export interface YamlEditorProps {
  readonly facts: PolicyFacts;
}

export function YamlEditor({ facts }: YamlEditorProps): ReactNode {
  return (
    <Suspense fallback={null}>
      {/* The text it starts from is that of the moment it opens. */}
      <Editor key={facts.card.id} policy={facts.card.id} text={facts.yaml} file={facts.file} />
    </Suspense>
  );
}
