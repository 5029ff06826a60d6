/** Text of a file as the draft has it, fetched from the session whenever what is loaded changes. */
import { useEffect, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";

export function useFileText(file: string | null): string | null {
  const revision = useSession((state) => state.snapshot?.revision ?? 0);
  const { fileText } = useCommands();
  const [held, setHeld] = useState<{ readonly file: string; readonly text: string | null } | null>(null);
  useEffect(() => {
    if (file === null) return;
    let current = true;
    void fileText(file).then((text) => {
      if (current) setHeld({ file, text });
    });
    return () => {
      current = false;
    };
  }, [file, revision, fileText]);
  return held?.file === file ? held.text : null;
}
