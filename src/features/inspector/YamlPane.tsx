/** The policy's text as it stands in its file, with notes at their lines; the chosen rule is tinted and in view. */
import { CircleAlert, CircleHelp, Pencil, TriangleAlert } from "lucide-react";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import type { PolicyFacts, RuleFacts } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, Listing } from "#src/ui/index.ts";
import styles from "./YamlPane.module.css";

type Note = PolicyFacts["notes"][number];

const icons: Readonly<Record<Note["severity"], ReactNode>> = {
  error: <CircleAlert size={13} aria-hidden />,
  warning: <TriangleAlert size={13} aria-hidden />,
  notice: <CircleHelp size={13} aria-hidden />,
};

const counted: readonly { readonly severity: Note["severity"]; readonly word: string }[] = [
  { severity: "error", word: "error" },
  { severity: "warning", word: "warning" },
  { severity: "notice", word: "note" },
];

interface YamlPaneProps {
  readonly facts: PolicyFacts;
  readonly rule: RuleFacts | null;
}

export function YamlPane({ facts, rule }: YamlPaneProps): ReactElement {
  const pane = useRef<HTMLDivElement>(null);
  const place = rule?.place ?? null;
  useEffect(() => {
    if (place === null) return;
    pane.current?.querySelector("[data-tone]")?.scrollIntoView({ block: "nearest" });
  }, [place]);
  const ranges =
    place === null
      ? []
      : [
          {
            from: place.start.line,
            to: Math.max(place.start.line, lastLine(place)),
            tone: "neutral" as const,
          },
        ];
  return (
    <section aria-label="YAML" className={styles["pane"]}>
      <h3 className={styles["title"]}>
        YAML <span className={styles["file"]}>{facts.file}</span>
        <EditButton policy={facts.card.id} />
      </h3>
      {/* It scrolls, so the keyboard must be able to stand in it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div ref={pane} className={styles["scroll"]} role="group" aria-label="Text of the policy" tabIndex={0}>
        <Listing
          variant="page"
          text={facts.yaml}
          firstLine={facts.firstLine}
          ranges={ranges}
          notes={facts.notes.map((note) => ({
            line: note.line,
            icon: icons[note.severity],
            text: note.text,
          }))}
        />
      </div>
      <NoteCounts notes={facts.notes} />
    </section>
  );
}

/** Only the draft can be edited. */
function EditButton({ policy }: { readonly policy: PolicyFacts["card"]["id"] }): ReactNode {
  const fixed = useSession((state) => state.version === "before");
  const { editYaml } = useCommands();
  if (fixed) return null;
  return (
    <Button size="sm" icon={<Pencil size={12} aria-hidden />} onClick={() => editYaml(policy)}>
      Edit
    </Button>
  );
}

/** A place that ends at the beginning of a line does not reach into it. */
function lastLine(place: NonNullable<RuleFacts["place"]>): number {
  return place.end.column === 1 ? place.end.line - 1 : place.end.line;
}

function NoteCounts({ notes }: { readonly notes: readonly Note[] }): ReactElement {
  const counts = counted
    .map(({ severity, word }) => ({
      severity,
      word,
      count: notes.filter((note) => note.severity === severity).length,
    }))
    .filter(({ count }) => count > 0);
  return (
    <p className={styles["foot"]}>
      {counts.length === 0 && "No problems found"}
      {counts.map(({ severity, word, count }) => (
        <span key={severity} className={styles["count"]}>
          {icons[severity]}
          {count} {count === 1 ? word : `${word}s`}
        </span>
      ))}
    </p>
  );
}
