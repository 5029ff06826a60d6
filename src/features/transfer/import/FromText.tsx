/** Pasted text. A folder of its own is not asked for: each paste is a file with a free name. */
import { type ReactNode, useId, useState } from "react";
import { useSession } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import { freeName } from "../gather/names.ts";
import styles from "./FromText.module.css";
import parts from "./ImportDialog.module.css";
import { useLoad } from "./use-load.ts";

export function FromText(): ReactNode {
  const [text, setText] = useState("");
  const taken = useSession((state) => (state.importMode === "add" ? (state.document?.files ?? []) : []));
  const load = useLoad();
  const id = useId();
  const submit = (): void => {
    const name = freeName(
      "pasted",
      taken.map((file) => file.name),
    );
    void load(Promise.resolve({ files: [{ name, text }], problems: [] }));
  };
  return (
    <div className={parts["part"]}>
      <label htmlFor={id} className={parts["heading"]}>
        Paste YAML
      </label>
      <textarea
        id={id}
        className={styles["text"]}
        rows={6}
        spellCheck={false}
        placeholder={"apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\n…"}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={parts["row"]}>
        <Button disabled={text.trim() === ""} onClick={submit}>
          Load
        </Button>
      </div>
    </div>
  );
}
