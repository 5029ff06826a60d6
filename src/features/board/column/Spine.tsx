/** A tier without policies: a narrow strip with its name and the reason why it is skipped. It opens to a column. */
import { use } from "react";
import { ChevronsLeftRight } from "lucide-react";
import type { TierFacts } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, Glyph, IconButton, SpineText, VisuallyHidden } from "#src/ui/index.ts";
import { tierOf } from "../model/facts.ts";
import { NO_POLICIES } from "./no-policies.ts";
import { ShownTiersContext, useToggleFocus } from "./shown-tiers.ts";
import styles from "./Spine.module.css";

export interface SpineProps {
  readonly tier: string;
  readonly headerHeight: number;
  readonly headerGap: number;
  readonly height: number;
}

export function Spine({ tier: name, headerHeight, headerGap, height }: SpineProps) {
  const tier = useSession((state) => tierOf(state, name));
  const { toggle } = use(ShownTiersContext);
  const button = useToggleFocus(name);
  if (tier === null) return null;
  return (
    <div
      role="group"
      aria-label={`Tier ${name}`}
      data-tier={name}
      className={styles["spine"]}
      style={{ height }}
    >
      <div className={styles["head"]} style={{ height: headerHeight, marginBottom: headerGap }}>
        <IconButton
          ref={button}
          label="Show policies"
          size="sm"
          className={cx(styles["show"], "nopan")}
          onClick={() => toggle(name)}
        >
          <ChevronsLeftRight size={14} aria-hidden />
        </IconButton>
      </div>
      <SpineBody tier={tier} />
    </div>
  );
}

function SpineBody({ tier }: { readonly tier: TierFacts }) {
  return (
    <div className={styles["body"]}>
      <h2 className={styles["name"]}>
        <SpineText>{tier.name}</SpineText>
      </h2>
      <SpineText className={styles["order"]}>
        <VisuallyHidden>order </VisuallyHidden>
        {tier.orderText}
      </SpineText>
      {tier.builtIn && <Glyph name="lock" size={13} />}
      <SpineText className={styles["reason"]}>{NO_POLICIES}</SpineText>
    </div>
  );
}
