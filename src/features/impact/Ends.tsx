/** Who a group of flows is between: namespaces small, names bold, replicas counted. */
import { ArrowRight } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import type { EndsFacts } from "#src/session/index.ts";
import { VisuallyHidden } from "#src/ui/index.ts";
import styles from "./Ends.module.css";

export interface FromToProps {
  readonly from: EndsFacts;
  readonly to: EndsFacts;
}

export function FromTo({ from, to }: FromToProps): ReactNode {
  return (
    <span className={styles["ends"]}>
      <Ends ends={from} />
      <ArrowRight size={14} aria-hidden className={styles["arrow"]} />
      <VisuallyHidden> to </VisuallyHidden>
      <Ends ends={to} />
    </span>
  );
}

function Ends({ ends }: { readonly ends: EndsFacts }): ReactNode {
  return (
    <span className={styles["side"]} title={ends.text}>
      {ends.parts.map(({ namespace, name, count }, index) => (
        <Fragment key={`${namespace ?? ""}/${name}`}>
          {index > 0 && ", "}
          {namespace !== null && <i>{namespace}/</i>}
          <b>{name}</b>
          {count > 1 && <small> ×{count}</small>}
        </Fragment>
      ))}
      {ends.more > 0 && <small> and {ends.more} more</small>}
    </span>
  );
}
