/**
 * Details of the policy the session has open, or nothing. Opening moves the keyboard to the heading, Escape closes,
 * and closing gives the keyboard back to where it came from.
 */
import {
  type ComponentType,
  type ReactElement,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useRef,
  useState,
} from "react";
import type { PolicyId } from "#src/engine/index.ts";
import type { BoardFacts, PolicyFacts } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Endpoints } from "./Endpoints.tsx";
import { Head, type HeadFacts } from "./Head.tsx";
import { Necessity } from "./Necessity.tsx";
import { Numbers } from "./Numbers.tsx";
import styles from "./PolicyScreen.module.css";
import { RulesTable } from "./RulesTable.tsx";
import { YamlPane } from "./YamlPane.tsx";

export interface PolicyScreenProps {
  /** What the policy's text is edited with, in place of the text. */
  readonly editor: ComponentType<{ readonly facts: PolicyFacts }>;
}

export function PolicyScreen({ editor }: PolicyScreenProps): ReactNode {
  const policy = useSession((state) => state.policy);
  const facts = useSession((state) => state.policyFacts);
  const board = useSession((state) => state.snapshot?.board ?? null);
  if (policy === null) return null;
  const own = facts?.card.id === policy ? facts : null;
  return <Screen policy={policy} facts={own} head={own ?? headOf(policy, board)} editor={editor} />;
}

/** What the board knows of it already: the head does not wait for the rest. */
function headOf(policy: PolicyId, board: BoardFacts | null): HeadFacts | null {
  const card = board?.cards.find(({ id }) => id === policy);
  const tier = board?.tiers.find(({ name }) => name === card?.tier);
  if (card === undefined || tier === undefined) return null;
  return { card, position: tier.policies.indexOf(policy) + 1, of: tier.policies.length };
}

interface ScreenProps extends PolicyScreenProps {
  readonly policy: PolicyId;
  /** Null while they are on their way. */
  readonly facts: PolicyFacts | null;
  readonly head: HeadFacts | null;
}

function Screen({ policy, facts, head, editor }: ScreenProps): ReactElement {
  const { openPolicy } = useCommands();
  const section = useRef<HTMLElement>(null);
  useReturningFocus(section, head === null ? null : policy);
  return (
    // Escape anywhere inside closes it; the section itself takes no focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <section
      ref={section}
      aria-label={`Policy ${policy}`}
      aria-busy={facts === null}
      className={styles["screen"]}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        openPolicy(null);
      }}
    >
      {head !== null && <Head facts={head} />}
      {facts !== null && <Content key={policy} facts={facts} editor={editor} />}
    </section>
  );
}

interface ContentProps extends PolicyScreenProps {
  readonly facts: PolicyFacts;
}

function Content({ facts, editor: Editor }: ContentProps): ReactElement {
  const [rule, setRule] = useState<string | null>(null);
  const editing = useSession((state) => state.yamlEditing === facts.card.id);
  const { card } = facts;
  const shown = facts.rules.find((each) => `${each.direction} ${each.number}` === rule) ?? null;
  return (
    <div className={styles["body"]}>
      {/* It scrolls, so the keyboard must be able to stand in it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div className={styles["facts"]} role="group" aria-label="Facts" tabIndex={0}>
        <Numbers facts={facts} />
        <Necessity facts={facts} />
        {(["ingress", "egress"] as const)
          .filter((direction) => card.governs[direction])
          .map((direction) => (
            <RulesTable
              key={direction}
              direction={direction}
              facts={facts}
              shown={rule}
              onShow={(name) => setRule(name === rule ? null : name)}
            />
          ))}
        <Endpoints facts={facts} />
      </div>
      {editing ? (
        <Suspense fallback={null}>
          <Editor facts={facts} />
        </Suspense>
      ) : (
        <YamlPane facts={facts} rule={shown} />
      )}
    </div>
  );
}

/**
 * The keyboard goes to the heading when a policy opens, and back to what opened it when the screen goes away. A board
 * that was laid out anew in between has the card as another element: then that one.
 */
function useReturningFocus(section: RefObject<HTMLElement | null>, policy: PolicyId | null): void {
  const opener = useRef<{ readonly element: Element | null; readonly policy: PolicyId } | null>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (policy === null || section.current === null) return;
    const outside = section.current.contains(active) ? (opener.current?.element ?? null) : active;
    opener.current = { element: outside, policy };
    section.current.querySelector("h2")?.focus();
  }, [policy, section]);
  useEffect(
    () => () => {
      if (opener.current === null) return;
      const { element, policy: opened } = opener.current;
      const card = document.querySelector(`[data-policy=${JSON.stringify(opened)}] button`);
      const target = element?.isConnected === true && element !== document.body ? element : card;
      if (target instanceof HTMLElement) target.focus();
    },
    [],
  );
}
