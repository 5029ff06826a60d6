/** What is shown of the last answer steps back while the next one is worked out. */
import { useSession } from "#src/session/index.ts";
import styles from "./Outdated.module.css";

/** The class of what steps back; undefined while the answer shown is the answer asked for. */
export function useOutdated(answered: boolean): string | undefined {
  const asking = useSession((state) => state.asking);
  return asking && answered ? styles["outdated"] : undefined;
}
