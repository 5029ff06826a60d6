/** Keeps known which policies select the endpoints that the search names: the one part of a search that must be asked. */
import type { EndpointId, PolicyId } from "#src/engine/index.ts";
import { endpointsSearched, parseSearch } from "#src/explain/index.ts";
import type { Kit } from "./kit.ts";
import { latest } from "./latest.ts";
import type { SessionState } from "./state.ts";
import type { Analyst, Version } from "./types.ts";

/** A word that so many endpoints have in common is no name of one. */
const mostEndpoints = 50;

interface Question {
  readonly endpoints: readonly EndpointId[];
  readonly version: Version;
}

export function askSelecting(
  { store, analyst }: Pick<Kit, "store" | "analyst">,
  fail: (error: unknown) => void,
): (state: SessionState, previous: SessionState) => void {
  const selecting = latest<Question, readonly PolicyId[]>({
    answer: (question) => policiesFor(analyst, question),
    accept: (policies) => store.setState({ selecting: policies }),
    fail,
  });
  return (state, previous) => {
    const { search, snapshot, version } = state;
    const same = search === previous.search && version === previous.version;
    if (same && snapshot?.revision === previous.snapshot?.revision) return;
    const found = snapshot === null ? [] : endpointsSearched(parseSearch(search), snapshot.board.endpoints);
    const endpoints = found.slice(0, mostEndpoints).map(({ id }) => id);
    if (endpoints.length > 0) selecting.ask({ endpoints, version });
    else {
      selecting.cancel();
      if (state.selecting !== null) store.setState({ selecting: null });
    }
  };
}

async function policiesFor(analyst: Analyst, { endpoints, version }: Question): Promise<readonly PolicyId[]> {
  const lenses = await Promise.all(endpoints.map((endpoint) => analyst.lens(endpoint, version)));
  return [...new Set(lenses.flatMap(({ ingress, egress }) => [...ingress, ...egress]))];
}
