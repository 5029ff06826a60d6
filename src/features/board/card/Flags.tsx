/** Flags of a card: the first in words, further ones as signs that say their words on hover and to screen readers. */
import { CircleSlash2, Clock, EyeOff, History, TriangleAlert, Unplug } from "lucide-react";
import { Chip, Tooltip, VisuallyHidden } from "#src/ui/index.ts";
import type { Flag } from "../model/items.ts";
import styles from "./Flags.module.css";

const signs = {
  staged: Clock,
  "selects-nothing": CircleSlash2,
  muted: EyeOff,
  ignored: Unplug,
  problems: TriangleAlert,
  changed: History,
} as const satisfies Record<Flag["kind"], unknown>;

export function Flags({ flags }: { readonly flags: readonly Flag[] }) {
  const [first, ...rest] = flags;
  if (first === undefined) return null;
  return (
    <div className={styles["flags"]}>
      <FirstFlag flag={first} />
      {rest.map((flag) => (
        <SmallFlag key={flag.kind} flag={flag} />
      ))}
    </div>
  );
}

function FirstFlag({ flag }: { readonly flag: Flag }) {
  const Sign = signs[flag.kind];
  return (
    <Chip
      tone={flag.kind === "staged" ? "dashed" : "neutral"}
      icon={<Sign size={12} aria-hidden />}
      className={styles["first"]}
      title={flag.text}
    >
      <span className={styles["text"]}>{flag.text}</span>
    </Chip>
  );
}

function SmallFlag({ flag }: { readonly flag: Flag }) {
  const Sign = signs[flag.kind];
  return (
    <Tooltip text={flag.text}>
      <span className={styles["small"]}>
        <Sign size={12} aria-hidden />
        <VisuallyHidden>{flag.text}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
