/** What a form comes to: files of text, or a picture. */
import { narrationText, type Explanation } from "#src/explain/index.ts";
import type { SourceFile } from "#src/manifest/index.ts";
import type { TraceForm } from "./what.ts";
import { traceMarkdown } from "./trace/markdown.ts";
import { tracePicture, type Picture, type PictureTheme } from "./trace/svg.ts";

export type Output =
  | {
      readonly kind: "files";
      readonly files: readonly SourceFile[];
      /** True: they belong together in their folders, and make no sense as one. */
      readonly together: boolean;
    }
  | {
      readonly kind: "picture";
      readonly as: "svg" | "png";
      readonly name: string;
      readonly picture: Picture;
    };

export function traceOutput(explanation: Explanation, form: TraceForm, theme: PictureTheme): Output {
  const files = (name: string, text: string): Output => ({
    kind: "files",
    files: [{ name, text }],
    together: false,
  });
  switch (form) {
    case "text":
      return files("trace.txt", `${narrationText(explanation)}\n`);
    case "markdown":
      return files("trace.md", traceMarkdown(explanation));
    // An SVG follows whoever looks at it; pixels have to choose.
    case "svg":
      return { kind: "picture", as: form, name: "trace.svg", picture: tracePicture(explanation, "auto") };
    case "png":
      return { kind: "picture", as: form, name: "trace.png", picture: tracePicture(explanation, theme) };
  }
}
