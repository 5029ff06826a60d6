/**
 * The verdict, its trace and the lanes come together: an answer is shown when everything that shows it has been
 * fetched, which is at once except for the first flow of a visit.
 */
import { useEffect, useState } from "react";
import { prepareLanes } from "#src/features/board/index.ts";
import { prepareTrace } from "#src/features/flow/index.ts";
import { useSession } from "#src/session/index.ts";

let fetched = false;

async function fetchParts(): Promise<void> {
  await Promise.all([prepareLanes(), prepareTrace()]);
  fetched = true;
}

/** True when the parts are here; they are asked for as soon as one end is chosen. */
export function useFlowParts(): boolean {
  const wanted = useSession((state) => state.source !== null || state.destination !== null);
  const [here, setHere] = useState(fetched);
  useEffect(() => {
    if (wanted && !here) void fetchParts().then(() => setHere(true));
  }, [wanted, here]);
  return here;
}
