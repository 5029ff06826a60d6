/** Text pasted outside any field is read as a document. */
import { useEffect } from "react";
import { useCommands } from "#src/session/index.ts";

export function usePaste(): void {
  const commands = useCommands();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, [role="dialog"]') != null) return;
      const text = event.clipboardData?.getData("text") ?? "";
      if (text.trim() === "") return;
      event.preventDefault();
      void commands.open([{ name: "pasted.yaml", text }]);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [commands]);
}
