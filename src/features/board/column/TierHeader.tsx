/** Head of a column: name, order, how many policies; a lock where Calico fixes order and end. How it ends is drawn at its floor. */
import { use } from "react";
import { ChevronsRightLeft, Lock, TriangleAlert } from "lucide-react";
import type { TierFacts } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, IconButton, Tooltip, VisuallyHidden } from "#src/ui/index.ts";
import { changeOf, tierOf } from "../model/facts.ts";
import { TierGrip } from "../move/TierGrip.tsx";
import { ShownTiersContext, useToggleFocus } from "./shown-tiers.ts";
import styles from "./TierHeader.module.css";

export interface TierHeaderProps {
  readonly tier: string;
  readonly height: number;
}

export function TierHeader({ tier: name, height }: TierHeaderProps) {
  const tier = useSession((state) => tierOf(state, name));
  const change = useSession((state) => changeOf(state, `Tier ${name}`));
  const fixed = useSession((state) => state.version === "before");
  if (tier === null) return null;
  return (
    <header className={cx(styles["header"], "nopan")} style={{ height }} data-tier-head={name}>
      <h2 className={styles["name"]} title={tier.name}>
        {tier.name}
      </h2>
      <span className={cx(styles["order"], change !== null && styles["changed"])} title={change ?? undefined}>
        <VisuallyHidden>order </VisuallyHidden>
        {tier.orderText}
        {change !== null && <VisuallyHidden>{`, draft: ${change}`}</VisuallyHidden>}
      </span>
      <Count tier={tier} />
      <Signs tier={tier} />
      {tier.policies.length === 0 && <Hide tier={name} />}
      {!fixed && <TierGrip tier={name} className={styles["grip"]} />}
    </header>
  );
}

/** Only a tier that the user opened has it: then the strip it was can come back. */
function Hide({ tier }: { readonly tier: string }) {
  const { shown, toggle } = use(ShownTiersContext);
  const button = useToggleFocus(tier);
  if (!shown.has(tier)) return null;
  return (
    <IconButton
      ref={button}
      label="Hide policies"
      size="sm"
      className={cx(styles["hide"], "nopan")}
      onClick={() => toggle(tier)}
    >
      <ChevronsRightLeft size={14} aria-hidden />
    </IconButton>
  );
}

/** Where there is little room the number alone is seen. */
function Count({ tier }: { readonly tier: TierFacts }) {
  const text = countText(tier);
  const [number = "", ...words] = text.split(" ");
  return (
    <span className={styles["count"]} title={text}>
      <span>{number}</span> <span>{words.join(" ")}</span>
    </span>
  );
}

function Signs({ tier }: { readonly tier: TierFacts }) {
  return (
    <span className={styles["signs"]}>
      {!tier.defined && (
        <Tooltip text="Policies name this tier, but no Tier object is loaded. It comes last and ends in Deny.">
          <span className={styles["sign"]}>
            <TriangleAlert size={13} aria-hidden />
            <VisuallyHidden>not defined by any loaded object</VisuallyHidden>
          </span>
        </Tooltip>
      )}
      {tier.builtIn && (
        <Tooltip text="Built in: Calico fixes its order and its end">
          <span className={styles["sign"]}>
            <Lock size={12} aria-hidden />
            <VisuallyHidden>built in</VisuallyHidden>
          </span>
        </Tooltip>
      )}
      <VisuallyHidden>{`ends in ${tier.defaultAction}`}</VisuallyHidden>
    </span>
  );
}

export function countText({ policies: { length: count } }: TierFacts): string {
  if (count === 0) return "no policies";
  return count === 1 ? "1 policy" : `${count} policies`;
}
