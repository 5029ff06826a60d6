/** The help sheet: keys from the registry, marks with their words, and the terms the screens use. */
import type { ReactNode } from "react";
import { type CommandGroup, registry, useCommands } from "#src/session/index.ts";
import { Dialog, Kbd, Mark, type MarkName } from "#src/ui/index.ts";
import { allKeysOf } from "../shell/keys.ts";
import styles from "./Help.module.css";

const marks: readonly (readonly [MarkName, string])[] = [
  ["allow", "Allowed by a rule: the walk ends here"],
  ["deny", "Denied by a rule: the walk ends here"],
  ["pass", "Passed on to the next tier by a rule"],
  ["end-deny", "End of tier: policies applied, no rule matched, the tier denies"],
  ["end-pass", "End of tier: no rule matched, the tier passes on"],
  ["no-match", "Looked at, no rule matched"],
  ["log", "A Log rule matched; the walk goes on"],
  ["skipped", "Tier skipped: no policy in it applies"],
  ["not-reached", "Not reached"],
  ["undecidable", "Undecidable: the loaded objects do not say"],
  ["other-endpoints", "Does not apply: selects other endpoints"],
  ["other-direction", "Does not apply: governs the other direction only"],
  ["selects-nothing", "Selects nothing that is loaded"],
  ["staged", "Staged: counts only under Pending"],
  ["ignored", "Ignored by Calico as it is written"],
];

const words: readonly (readonly [string, string])[] = [
  ["Tier", "A column. Tiers are evaluated in order; the first that allows or denies decides."],
  [
    "Selects, applies to, matches",
    "A policy selects endpoints, applies to an endpoint in a direction, and its rules match flows.",
  ],
  [
    "Egress, then ingress",
    "Policies of the source decide whether a flow may leave, those of the destination whether it may enter. Both must allow it.",
  ],
  ["Enforced, pending", "Pending counts staged policies as if they were enforced."],
  ["Draft", "Your edits. They stay in this browser until you export them."],
];

export function Help(): ReactNode {
  const commands = useCommands();
  return (
    <Dialog open onOpenChange={commands.closeDialog} title="Help" size="lg">
      {/* Nothing in it takes the keyboard, and it may be higher than the window: it scrolls by keys itself. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div role="group" aria-label="Keys, marks and words" tabIndex={0}>
        <div className={styles["columns"]}>
          <Keys />
          <section>
            <h3 className={styles["title"]}>Marks</h3>
            <ul className={styles["marks"]}>
              {marks.map(([mark, text]) => (
                <li key={mark}>
                  <Mark mark={mark} />
                  {text}
                </li>
              ))}
            </ul>
          </section>
        </div>
        <h3 className={styles["title"]}>Words</h3>
        <dl className={styles["words"]}>
          {words.map(([word, meaning]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}

/** On a focused card; the board listens for these itself. */
const onCard: readonly (readonly [string, readonly string[]])[] = [
  ["Lift the card, drop it", ["Space"]],
  ["Next slot, next tier, with a lifted card", ["↑ ↓", "← →"]],
  ["Put it back", ["Esc"]],
];

function Keys(): ReactNode {
  const withKeys = registry.filter(({ shortcuts }) => shortcuts !== undefined);
  const groups = [...new Set(withKeys.map(({ group }) => group))];
  return (
    <section>
      <h3 className={styles["title"]}>Keys</h3>
      {groups.map((group: CommandGroup) => (
        <dl key={group} className={styles["keys"]} aria-label={group}>
          {withKeys
            .filter((command) => command.group === group)
            .map(({ id, title }) => (
              <Chord key={id} title={title} keys={allKeysOf(id)} />
            ))}
        </dl>
      ))}
      <dl className={styles["keys"]} aria-label="On a card's grip">
        {onCard.map(([title, keys]) => (
          <Chord key={title} title={title} keys={keys} />
        ))}
      </dl>
    </section>
  );
}

function Chord({ title, keys }: { readonly title: string; readonly keys: readonly string[] }): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}
