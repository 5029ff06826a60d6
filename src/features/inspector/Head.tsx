/** The head of the screen: what the policy is, where it stands, which directions it governs; moving and closing it. */
import { X } from "lucide-react";
import type { ReactElement } from "react";
import { type CardFacts, kindSigns } from "#src/explain/index.ts";
import { editEntries, moveEntries, useCommands, useSession } from "#src/session/index.ts";
import { Button, Chip, Glyph, IconButton, Mark, Menu } from "#src/ui/index.ts";
import styles from "./Head.module.css";

export interface HeadFacts {
  readonly card: CardFacts;
  /** Of its tier, from 1. */
  readonly position: number;
  readonly of: number;
}

export function Head({ facts }: { readonly facts: HeadFacts }): ReactElement {
  const { card } = facts;
  const commands = useCommands();
  const board = useSession((state) => state.snapshot?.board ?? null);
  const selection = useSession((state) => state.selection);
  const fixed = useSession((state) => state.version === "before");
  return (
    <header className={styles["head"]}>
      <div className={styles["words"]}>
        <div className={styles["title"]}>
          <Glyph name={kindSigns[card.kind]} size={18} />
          <h2 className={styles["name"]} tabIndex={-1}>
            {card.name}
          </h2>
          <Chip>{card.kind}</Chip>
          {card.staged && (
            <Chip tone="dashed" icon={<Mark mark="staged" size={12} />}>
              Staged, not enforced
            </Chip>
          )}
          {card.changed && <Chip tone="outline">Changed in the draft</Chip>}
        </div>
        <Meta facts={facts} />
        {card.ignored !== null && (
          <p className={styles["ignored"]}>
            <Mark mark="ignored" size={14} />
            {card.muted === true
              ? "Muted: it counts nowhere, and is exported as a comment"
              : `Calico ignores it: ${card.ignored}`}
          </p>
        )}
      </div>
      <div className={styles["tools"]}>
        {board !== null && !fixed && (
          <Menu align="end" trigger={<Button>Edit…</Button>} items={editEntries(card, board, commands)} />
        )}
        {board !== null && !fixed && (
          <Menu
            align="end"
            trigger={<Button>Move…</Button>}
            items={moveEntries({ card, selection }, board, commands)}
          />
        )}
        <IconButton label="Close policy" keys="Esc" onClick={() => commands.openPolicy(null)}>
          <X size={17} aria-hidden />
        </IconButton>
      </div>
    </header>
  );
}

function Meta({ facts }: { readonly facts: HeadFacts }): ReactElement {
  const { card, position, of } = facts;
  return (
    <ul className={styles["meta"]} aria-label="Where it stands">
      <li>
        {card.namespace === null ? (
          "all namespaces"
        ) : (
          <>
            namespace <b>{card.namespace}</b>
          </>
        )}
      </li>
      <li>
        tier <b>{card.tier}</b>
      </li>
      <li>
        order <b className={styles["order"]}>{card.orderText}</b>
        {card.tie && " (ties, by name)"}
      </li>
      <li>
        position {position} of {of}
      </li>
      {directions(card).map((direction) => (
        <li key={direction} className={styles["direction"]}>
          <Glyph name={direction === "Ingress" ? "in" : "out"} size={14} />
          {direction}
        </li>
      ))}
    </ul>
  );
}

function directions(card: CardFacts): readonly ("Ingress" | "Egress")[] {
  const { ingress, egress } = card.governs;
  return [...(ingress ? (["Ingress"] as const) : []), ...(egress ? (["Egress"] as const) : [])];
}
