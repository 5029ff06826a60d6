/** Saving and copying: one file as it is, several as a .zip or joined. */
import { Copy, Download } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { SourceFile } from "#src/manifest/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, cx, SegmentedRadio } from "#src/ui/index.ts";
import styles from "./ExportDialog.module.css";
import { baseName, combine, save, toZip } from "./files.ts";

export function HandOver({ files }: { readonly files: readonly SourceFile[] | null }): ReactNode {
  const [form, setForm] = useState<"zip" | "one">("zip");
  const title = useSession((state) => state.document?.title ?? "tierboard");
  const commands = useCommands();
  const ready = files !== null && files.length > 0;
  const several = ready && files.length > 1;

  const download = async (): Promise<void> => {
    if (files === null) return;
    const stem = title.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-");
    if (several && form === "zip") save(`${stem}.zip`, await toZip(files));
    else save(several ? `${stem}.yaml` : baseName(files[0]?.name ?? stem), textBlob(combine(files)));
    commands.announce("Downloaded");
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(combine(files ?? []));
      commands.toast("YAML copied");
    } catch {
      commands.toast("The browser did not let us copy. Download the file instead.");
    }
  };

  return (
    <div className={cx(styles["row"], styles["end"])}>
      {several && (
        <SegmentedRadio
          label={`How to hand over ${files.length} files`}
          value={form}
          options={[
            { value: "zip", label: "Zip" },
            { value: "one", label: "One combined file" },
          ]}
          onChange={setForm}
        />
      )}
      <Button icon={<Copy size={14} aria-hidden />} disabled={!ready} onClick={() => void copy()}>
        Copy
      </Button>
      <Button
        variant="primary"
        icon={<Download size={14} aria-hidden />}
        disabled={!ready}
        onClick={() => void download()}
      >
        Download
      </Button>
    </div>
  );
}

function textBlob(text: string): Blob {
  return new Blob([text], { type: "application/yaml" });
}
