/** Text instead of files: a box for it, and a hint that pasting works anywhere on the page. */
import { ClipboardPaste } from "lucide-react";
import { type SubmitEvent, type ReactNode, useState } from "react";
import { useCommands } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import styles from "./Empty.module.css";

export function PasteCard(): ReactNode {
  const [text, setText] = useState("");
  const commands = useCommands();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void commands.open([{ name: "pasted.yaml", text }]);
  };
  return (
    <section className={styles["card"]} aria-labelledby="empty-paste">
      <h3 id="empty-paste" className={styles["heading"]}>
        <ClipboardPaste size={17} aria-hidden />
        Paste
      </h3>
      <p className={styles["text"]}>
        Anywhere on this page. What cannot be read is listed with its line and the reason.
      </p>
      <form className={styles["paste"]} onSubmit={submit}>
        <textarea
          aria-label="YAML or JSON"
          rows={3}
          spellCheck={false}
          placeholder={"apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\n…"}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" size="sm" disabled={text.trim() === ""}>
          Load
        </Button>
      </form>
    </section>
  );
}
