/** What a command is. The registry is the only list of what a user can do; every menu, button and key is a skin of it. */
import type { EndpointId, PolicyId } from "#src/engine/index.ts";
import type { Actions } from "../actions.ts";
import type { SessionState } from "../state.ts";

export type CommandId =
  | "import"
  | "export"
  | "close"
  | "restore-replaced"
  | "dismiss-missing"
  | "load-sample"
  | "undo"
  | "redo"
  | "undo-all"
  | "show-before"
  | "show-after"
  | "toggle-version"
  | "pin-allow"
  | "pin-deny"
  | "toggle-pin"
  | "restore-pin"
  | "toggle-pins"
  | "clear-flow"
  | "swap"
  | "external-address"
  | "toggle-scope"
  | "show-enforced"
  | "show-pending"
  | "toggle-play"
  | "next-step"
  | "previous-step"
  | "finish-steps"
  | "move-top"
  | "move-up"
  | "move-down"
  | "move-bottom"
  | "move-before"
  | "move-to-tier"
  | "add-policy"
  | "add-tier"
  | "edit-yaml"
  | "mute"
  | "unmute"
  | "stage"
  | "enforce"
  | "delete-policy"
  | "mute-selected"
  | "unmute-selected"
  | "stage-selected"
  | "enforce-selected"
  | "delete-selected"
  | "open-policy"
  | "close-policy"
  | "clear-lens"
  | "clear-selection"
  | "clear-search"
  | "focus-search"
  | "palette"
  | "help"
  | "copy-link"
  | "copy-as-text"
  | "toggle-theme"
  | "theme-system"
  | "theme-light"
  | "theme-dark"
  | "toggle-endpoints"
  | "toggle-inspector"
  | "toggle-impact"
  | "review"
  | "heat-map"
  | "toggle-problems";

/** What a command may be told; each takes what it needs and otherwise acts on what is open or selected. */
export interface CommandArgs {
  readonly policy?: PolicyId;
  readonly before?: PolicyId;
  readonly tier?: string;
  readonly endpoint?: EndpointId;
  /** File name of a sample. */
  readonly file?: string;
}

export type CommandGroup = "File" | "Edit" | "Flow" | "Move" | "View" | "Share" | "Help";

export interface Shortcut {
  /** `KeyboardEvent.key`, lower case for letters. */
  readonly key: string;
  /** Control, or Command on a Mac. */
  readonly mod?: boolean;
  readonly shift?: boolean;
}

export interface Command {
  readonly id: CommandId;
  readonly title: string;
  readonly group: CommandGroup;
  readonly shortcuts?: readonly Shortcut[];
  /** Other words the palette finds it by. */
  readonly keywords?: string;
  /** It means nothing without an argument, so the palette lists it only where it can supply one. */
  readonly needs?: "sample" | "tier" | "before" | "selection";
  readonly enabled: (state: SessionState, args: CommandArgs) => boolean;
  readonly run: (actions: Actions, state: SessionState, args: CommandArgs) => unknown;
}
