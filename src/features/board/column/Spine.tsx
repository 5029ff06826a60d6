/** A tier without policies: a narrow strip with its name and the reason why it is skipped. */
import type { TierFacts } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, Glyph, SpineText, VisuallyHidden } from "#src/ui/index.ts";
import { tierOf } from "../model/facts.ts";
import styles from "./Spine.module.css";

export interface SpineProps {
  readonly tier: string;
  readonly headerHeight: number;
  readonly headerGap: number;
  readonly height: number;
}

export function Spine({ tier: name, headerHeight, headerGap, height }: SpineProps) {
  const tier = useSession((state) => tierOf(state, name));
  if (tier === null) return null;
  return (
    <div
      role="group"
      aria-label={`Tier ${name}`}
      data-tier={name}
      className={styles["spine"]}
      style={{ height }}
    >
      <div className={styles["head"]} style={{ height: headerHeight, marginBottom: headerGap }} />
      <SpineBody tier={tier} />
    </div>
  );
}

export function SpineBody({ tier, className }: { readonly tier: TierFacts; readonly className?: string }) {
  return (
    <div className={cx(styles["body"], className)}>
      <h2 className={styles["name"]}>
        <SpineText>{tier.name}</SpineText>
      </h2>
      <SpineText className={styles["order"]}>
        <VisuallyHidden>order </VisuallyHidden>
        {tier.orderText}
      </SpineText>
      {tier.builtIn && <Glyph name="lock" size={13} />}
      <SpineText className={styles["reason"]}>No policies, always skipped</SpineText>
    </div>
  );
}
