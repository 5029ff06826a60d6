/** Saving and copying: one file as it is, several as a .zip or joined, a picture as a picture. */
import { Copy, Download } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, cx, SegmentedRadio } from "#src/ui/index.ts";
import styles from "./ExportDialog.module.css";
import { copied, downloaded } from "./hand.ts";
import type { Output } from "./output.ts";
import type { Chosen } from "./what.ts";

export interface HandOverProps {
  readonly output: Output | null;
  readonly chosen: Chosen;
}

export function HandOver({ output, chosen }: HandOverProps): ReactNode {
  const [joined, setJoined] = useState<"zip" | "one">("zip");
  const title = useSession((state) => state.document?.title ?? "tierboard");
  const commands = useCommands();
  const ready = output !== null && (output.kind === "picture" || output.files.length > 0);
  const several =
    output?.kind === "files" && !output.together && output.files.length > 1 ? output.files.length : 0;
  const stem = chosen.redacted ? "redacted" : title.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-");

  const download = async (): Promise<void> => {
    if (output === null) return;
    const plural = chosen.form === "all" ? stem : `${stem}-${chosen.form}`;
    await downloaded(output, { name: plural, joined: several > 0 && joined === "one" });
    commands.announce("Downloaded");
  };
  const copy = async (): Promise<void> => {
    if (output === null) return;
    try {
      await copied(output);
      commands.toast(output.kind === "picture" ? "Picture copied" : "Copied");
    } catch {
      commands.toast("The browser did not let us copy. Download the file instead.");
    }
  };

  return (
    <div className={cx(styles["row"], styles["end"])}>
      {several > 0 && (
        <SegmentedRadio
          label={`How to hand over ${several} files`}
          value={joined}
          options={[
            { value: "zip", label: "Zip" },
            { value: "one", label: "One combined file" },
          ]}
          onChange={setJoined}
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
