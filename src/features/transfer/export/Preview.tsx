/** A look at what would be handed over: the first lines of each file, or the picture. */
import type { ReactNode } from "react";
import type { SourceFile } from "#src/manifest/index.ts";
import { Listing } from "#src/ui/index.ts";
import { excerptsOf, moreText } from "./excerpts.ts";
import type { Output } from "./output.ts";
import { Preparing } from "./Preparing.tsx";
import styles from "./Preview.module.css";
import { pictureAddress } from "./trace/png.ts";
import type { Exported } from "./use-export.ts";

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
  const { shown, rest } = excerptsOf(files);
  return (
    <>
      {shown.map((file) => (
        <div key={file.name}>
          <p className={styles["name"]}>
            {file.name} · {file.lines} line{file.lines === 1 ? "" : "s"}
          </p>
          <Listing text={file.text} firstLine={1} />
          {file.rest > 0 && <p className={styles["note"]}>{moreText(file.rest, "line", "in the file")}</p>}
        </div>
      ))}
      {rest > 0 && <p className={styles["note"]}>{moreText(rest, "file", "in the export")}</p>}
    </>
  );
}
