/** Over the board when no card answers the search: says so, and takes the search away. */
import { useCommands, useSession } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import { foundPolicies } from "../model/focus.ts";
import styles from "./NothingFound.module.css";

export function NothingFound() {
  const { setSearch } = useCommands();
  const search = useSession((state) => state.search);
  const none = useSession((state) => foundPolicies(state)?.length === 0);
  if (!none) return null;
  return (
    <div role="status" className={styles["message"]}>
      <p>
        No policy matches <b>{search}</b>
      </p>
      <Button size="sm" onClick={() => setSearch("")}>
        Clear the search
      </Button>
    </div>
  );
}
