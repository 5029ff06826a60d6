/** The handle of a policy in the narrow form, at the end of its line, where this is the one place that has it. */
import { use } from "react";
import { useSession } from "#src/session/index.ts";
import { MoveGrip } from "../move/MoveGrip.tsx";
import { HandledRows } from "./narrow-handles.ts";
import type { ViewRow } from "./types.ts";
import styles from "./NarrowGrip.module.css";

export function NarrowGrip({ row }: { readonly row: ViewRow }) {
  const isHere = use(HandledRows).has(row);
  const fixed = useSession((session) => session.version === "before");
  return isHere && !fixed ? <MoveGrip policy={row.policy} tabbable className={styles["grip"]} /> : null;
}
