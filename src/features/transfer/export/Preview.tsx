/** A look at what would be handed over: the first lines of each file, or the picture. */
import type { ReactNode } from "react";
import type { SourceFile } from "#src/manifest/index.ts";
import { Listing } from "#src/ui/index.ts";
import type { Output } from "./output.ts";
import { Preparing } from "./Preparing.tsx";
import styles from "./Preview.module.css";
import { pictureAddress } from "./trace/png.ts";
import type { Exported } from "./use-export.ts";

/** Lines shown of all files together: enough to recognise them, few enough to draw at once. */
const most = 300;

export function Preview({ exported }: { readonly exported: Exported }): ReactNode {
  const { output, state } = exported;
  if (state === "failed") return <p className={styles["note"]}>It could not be made. Try another form.</p>;
  if (output === null) return <Preparing exported={exported} />;
  const empty = output.kind === "files" && output.files.length === 0;
  if (empty) return <p className={styles["note"]}>Nothing to export.</p>;
  return (
    // A scrolling region is reached by keyboard like any other.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles["preview"]} aria-label="Preview" tabIndex={0}>
      {output.kind === "picture" ? <PictureShown output={output} /> : <Files files={output.files} />}
    </section>
  );
}

function PictureShown({ output }: { readonly output: Extract<Output, { kind: "picture" }> }): ReactNode {
  const { name, picture } = output;
  return (
    <div>
      <p className={styles["name"]}>
        {name} · {picture.width} × {picture.height}
      </p>
      <img className={styles["picture"]} src={pictureAddress(picture.svg)} alt="The trace, both halves" />
    </div>
  );
}

function Files({ files }: { readonly files: readonly SourceFile[] }): ReactNode {
  return excerpts(files).map(({ name, text, lines, rest }) => (
    <div key={name}>
      <p className={styles["name"]}>
        {name} · {lines} line{lines === 1 ? "" : "s"}
      </p>
      <Listing text={text} firstLine={1} />
      {rest > 0 && <p className={styles["note"]}>… {rest} more lines in the file</p>}
    </div>
  ));
}

interface Excerpt {
  readonly name: string;
  readonly text: string;
  readonly lines: number;
  /** Lines of the file that are not shown. */
  readonly rest: number;
}

function excerpts(files: readonly SourceFile[]): readonly Excerpt[] {
  const each = Math.max(10, Math.floor(most / files.length));
  return files.slice(0, most / 10).map(({ name, text }) => {
    const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
    return {
      name,
      text: lines.slice(0, each).join("\n"),
      lines: lines.length,
      rest: Math.max(0, lines.length - each),
    };
  });
}
