/** Files and folders chosen on disk, or dropped on the field (or anywhere else). They load at once. */
import { FileText } from "lucide-react";
import { type ChangeEvent, type ReactNode, useCallback } from "react";
import { gatherFiles } from "../gather/files.ts";
import styles from "./FromFiles.module.css";
import parts from "./ImportDialog.module.css";
import { useLoad } from "./use-load.ts";

export function FromFiles(): ReactNode {
  const load = useLoad();
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const input = event.currentTarget;
    const files = [...(input.files ?? [])];
    // The same file can be chosen again after it was mended.
    input.value = "";
    if (files.length > 0) void load(gatherFiles(files));
  };
  // React does not know the attribute that makes an input choose folders.
  const asFolder = useCallback(
    (input: HTMLInputElement | null) => input?.setAttribute("webkitdirectory", ""),
    [],
  );
  return (
    <section className={styles["drop"]} aria-label="From disk">
      <p className={parts["heading"]}>
        <FileText size={16} aria-hidden />
        Drop files, a folder or a .zip anywhere on this page
      </p>
      <div className={styles["buttons"]}>
        <label className={styles["primary"]}>
          <input type="file" multiple aria-label="Files to import" onChange={take} />
          Choose files
        </label>
        <label className={styles["secondary"]}>
          <input type="file" ref={asFolder} aria-label="Folder to import" onChange={take} />
          Choose a folder
        </label>
      </div>
    </section>
  );
}
