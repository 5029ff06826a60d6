/** Pins a flow of a group: that it must be allowed, or denied, from now on. */
import { Pin } from "lucide-react";
import type { ReactNode } from "react";
import { type ImpactFlow, pinOf, useCommands, useSession } from "#src/session/index.ts";
import { IconButton, Menu } from "#src/ui/index.ts";

export function PinFlow({ flow }: { readonly flow: ImpactFlow }): ReactNode {
  const pin = useSession((state) => pinOf(state.document?.pins ?? [], flow.query));
  const { pinFlow, unpin } = useCommands();
  const check = (expect: "allow" | "deny", label: string) =>
    ({
      kind: "check",
      label,
      checked: pin?.expect === expect,
      onSelect: () => (pin?.expect === expect ? unpin(pin) : void pinFlow(expect, flow.query)),
    }) as const;
  const text = `${flow.from} to ${flow.to}, ${flow.port}`;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={pin === null ? `Pin: ${text}` : `Pinned: ${text}`} hint="none" size="sm">
          <Pin size={14} aria-hidden fill={pin === null ? "none" : "currentColor"} />
        </IconButton>
      }
      items={[check("allow", "Must be allowed"), check("deny", "Must be denied")]}
    />
  );
}
