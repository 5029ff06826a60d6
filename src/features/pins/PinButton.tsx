/** Pins the flow asked about, or tells what is pinned about it. Only there while a flow is asked. */
import { Pin as PinIcon, PinOff } from "lucide-react";
import type { ReactNode } from "react";
import { pinOf, queryOf, useCommands, useSession } from "#src/session/index.ts";
import { IconButton, Menu, type MenuEntry } from "#src/ui/index.ts";
import styles from "./PinButton.module.css";
import { mustText } from "./words.ts";

export function PinButton(): ReactNode {
  const answered = useSession((state) => state.answer?.kind === "answer");
  const pin = useSession((state) => {
    const query = queryOf(state);
    return query === null ? null : pinOf(state.document?.pins ?? [], query);
  });
  const count = useSession((state) => state.document?.pins?.length ?? 0);
  const commands = useCommands();
  const check = (expect: "allow" | "deny", label: string): MenuEntry => ({
    kind: "check",
    label,
    checked: pin?.expect === expect,
    onSelect: () => void commands.pinFlow(expect),
  });
  const removal: MenuEntry = {
    kind: "item",
    label: "Remove the pin",
    icon: <PinOff size={14} aria-hidden />,
    onSelect: () => pin !== null && commands.unpin(pin),
  };
  const shown: MenuEntry = {
    kind: "item",
    label: `Show pinned flows (${count})`,
    onSelect: () => commands.setPinsOpen(true),
  };
  if (!answered && pin === null) return null;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={pin === null ? "Pin this flow" : `Pinned: ${mustText(pin)}`}
          className={pin === null ? undefined : styles["pinned"]}
        >
          <PinIcon size={16} aria-hidden fill={pin === null ? "none" : "currentColor"} />
        </IconButton>
      }
      items={[
        check("allow", "Must be allowed"),
        check("deny", "Must be denied"),
        ...(pin === null ? [] : [removal]),
        ...(count === 0 ? [] : [{ kind: "separator" } as const, shown]),
      ]}
    />
  );
}
