/** The open document: its title, its files, and what can be done with it as a whole. */
import { ChevronDown, FolderOpen, Link, Moon, CircleHelp, Undo2, X } from "lucide-react";
import type { ReactNode } from "react";
import { type CommandId, registry, samples, useCommands, useSession } from "#src/session/index.ts";
import { Menu, type MenuEntry } from "#src/ui/index.ts";
import type { Form } from "../use-form.ts";
import styles from "./DocumentMenu.module.css";
import { keysOf } from "./keys.ts";

export function DocumentMenu({ form }: { readonly form: Form }): ReactNode {
  const document = useSession((state) => state.document);
  const objects = useSession((state) => state.snapshot?.objects ?? 0);
  const entries = useEntries();
  const title = document?.title ?? "No document";
  return (
    <Menu
      items={entries}
      trigger={
        <button type="button" className={styles["trigger"]} aria-label={`Document: ${title}`}>
          <span className={styles["title"]} data-empty={document === null}>
            {title}
          </span>
          {form === "wide" && document !== null && (
            <span className={styles["about"]}>
              {document.sample === null ? "" : "sample · "}
              {counted(document.files.length, "file")} · {counted(objects, "object")}
            </span>
          )}
          <ChevronDown size={15} aria-hidden />
        </button>
      }
    />
  );
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

/** Files named in the menu; of more, the rest is a count. */
const NAMED = 8;

function useEntries(): readonly MenuEntry[] {
  const commands = useCommands();
  const files = useSession((state) => state.snapshot?.files ?? null);
  const closable = useSession((state) => state.document !== null);
  const restorable = useSession((state) => state.replaced !== null);
  const item = (id: CommandId, icon: ReactNode): MenuEntry => ({
    kind: "item",
    label: registry.find((command) => command.id === id)?.title ?? id,
    icon,
    keys: keysOf(id),
    onSelect: () => void commands.run(id),
  });
  const fileEntries = (files ?? [])
    .slice(0, NAMED)
    .map(({ name, size }): MenuEntry => ({ kind: "heading", label: `${name} · ${sizeText(size)}` }));
  const rest = (files?.length ?? 0) - NAMED;
  return [
    ...fileEntries,
    ...(rest > 0 ? [{ kind: "heading", label: `and ${counted(rest, "more file")}` } as const] : []),
    ...(files === null
      ? []
      : [item("copy-link", <Link size={14} aria-hidden />), { kind: "separator" } as const]),
    {
      kind: "submenu",
      label: "Open a sample",
      icon: <FolderOpen size={14} aria-hidden />,
      items: samples.map(({ file, title, about }) => ({
        kind: "item",
        label: title,
        detail: about,
        onSelect: () => void commands.run("load-sample", { file }),
      })),
    },
    ...(restorable ? [item("restore-replaced", <Undo2 size={14} aria-hidden />)] : []),
    ...(closable ? [item("close", <X size={14} aria-hidden />)] : []),
    { kind: "separator" },
    item("toggle-theme", <Moon size={14} aria-hidden />),
    item("help", <CircleHelp size={14} aria-hidden />),
  ];
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
