/** The command palette: what can be done now, and every policy, endpoint and service by name. */
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { type BoardFacts, kindSigns } from "#src/explain/index.ts";
import {
  type Commands,
  registry,
  samples,
  severalEntries,
  useCommands,
  useSession,
} from "#src/session/index.ts";
import { CommandPalette, Glyph, type PaletteGroup, type PaletteItem } from "#src/ui/index.ts";
import { keysOf } from "../shell/keys.ts";
import { best, type Candidate } from "./match.ts";

/** Shown of each group: enough to see, few enough to read. */
const SHOWN = 8;

type Entry = PaletteItem & Candidate;

export interface PaletteProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Enter was pressed before the palette was here. */
  readonly entered: boolean;
}

export function Palette({ entered, ...box }: PaletteProps): ReactNode {
  const { query } = box;
  const board = useSession((state) => state.snapshot?.board ?? null);
  const commands = useCommands();
  const selection = useSession((state) => (state.version === "after" ? state.selection : none));
  const groups = useMemo(() => allGroups(board, selection, commands), [board, selection, commands]);
  const found = groups
    .map(({ heading, items }): PaletteGroup => ({
      heading,
      items: best(items, query, heading === "Commands" && query === "" ? 99 : SHOWN),
    }))
    .filter(({ heading, items }) => items.length > 0 && (query !== "" || heading === "Commands"));
  useAtOnce(entered ? found[0]?.items[0] : undefined, commands.closeDialog);
  return (
    <CommandPalette {...box} groups={found} none="Nothing has that name." onClose={commands.closeDialog} />
  );
}

/** Takes the item that is first when the palette comes, once. */
function useAtOnce(item: PaletteItem | undefined, close: () => void): void {
  const first = useRef(item);
  useEffect(() => {
    const taken = first.current;
    first.current = undefined;
    if (taken === undefined) return;
    close();
    taken.onSelect();
  }, [close]);
}

interface EntryGroup {
  readonly heading: string;
  readonly items: readonly Entry[];
}

const none: readonly PolicyId[] = [];

function allGroups(
  board: BoardFacts | null,
  selection: readonly PolicyId[],
  commands: Commands,
): readonly EntryGroup[] {
  const groups = board === null ? [] : boardGroups(board, commands);
  return [
    {
      heading: "Commands",
      items: [...selectionEntries(board, selection, commands), ...commandEntries(commands)],
    },
    ...groups,
    { heading: "Samples", items: sampleEntries(commands) },
  ];
}

/** As the menu of a selected card says it, who is left out included; what is not possible is left out here. */
function selectionEntries(
  board: BoardFacts | null,
  selection: readonly PolicyId[],
  commands: Commands,
): readonly Entry[] {
  const entries = board === null ? null : severalEntries(selection, board, commands);
  return (entries ?? []).flatMap((entry): readonly Entry[] =>
    entry.kind !== "item" || entry.disabled === undefined || entry.disabled
      ? []
      : [
          {
            id: `selection ${entry.label}`,
            label: entry.label,
            ...(entry.detail === undefined ? {} : { detail: entry.detail }),
            words: `${entry.label} selected policies selection`,
            onSelect: entry.onSelect,
          },
        ],
  );
}

function commandEntries(commands: Commands): readonly Entry[] {
  return registry
    .filter(
      (command) => command.needs === undefined && command.id !== "palette" && commands.enabled(command.id),
    )
    .map(({ id, title, keywords, group }) => ({
      id: `command ${id}`,
      label: title,
      words: `${title} ${keywords ?? ""} ${group}`,
      keys: keysOf(id),
      onSelect: () => void commands.run(id),
    }));
}

function boardGroups(board: BoardFacts, commands: Commands): readonly EntryGroup[] {
  return [
    {
      heading: "Policies",
      items: board.cards.map(({ id, name, namespace, tier, kind, haystack }) => ({
        id,
        label: name,
        detail: `${namespace ?? "global"} · ${tier} · ${kind}`,
        icon: <Glyph name={kindSigns[kind]} size={15} />,
        words: `${id} ${haystack}`,
        onSelect: () => void commands.run("open-policy", { policy: id }),
      })),
    },
    {
      heading: "Choose as the next end",
      items: [
        ...board.endpoints.map(({ id, kind, label, addresses, labels }) => ({
          id,
          label,
          detail: addresses.join(", "),
          icon: <Glyph name={kind === "hep" ? "host" : "cube"} size={15} />,
          words: `${label} ${addresses.join(" ")} ${labels.join(" ")}`,
          onSelect: () => commands.chooseEnd(id),
        })),
        ...board.services.map(({ id, label, ports }) => ({
          id: `svc:${id}`,
          label,
          detail: ports.join(", "),
          icon: <Glyph name="service" size={15} />,
          words: `${label} ${ports.join(" ")}`,
          onSelect: () => commands.chooseEnd(`svc:${id}`),
        })),
      ],
    },
  ];
}

function sampleEntries(commands: Commands): readonly Entry[] {
  return samples.map(({ file, title, about }) => ({
    id: `sample ${file}`,
    label: title,
    detail: about,
    words: `${title} ${about} sample open example`,
    onSelect: () => void commands.run("load-sample", { file }),
  }));
}
