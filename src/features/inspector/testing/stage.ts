/** Hand-made facts of one policy, and a session of a plain store and spied commands to show them with. */
import { createElement, type ReactElement } from "react";
import { vi, type Mock } from "vitest";
import { createStore } from "zustand/vanilla";
import type { EndpointId, PolicyId } from "#src/engine/index.ts";
import type { BoardFacts, CardFacts, EndpointFacts, PolicyFacts, RuleFacts } from "#src/explain/index.ts";
import {
  initialState,
  SessionProvider,
  type Commands,
  type ImpactGroup,
  type Session,
  type SessionState,
} from "#src/session/index.ts";

// Brands exist in the type alone; a test makes its own ids.
export const policyId = (id: string): PolicyId => id as PolicyId;
const endpointId = (id: string): EndpointId => id as EndpointId;

const card: CardFacts = {
  id: policyId("NetworkPolicy shop/web-egress"),
  kind: "NetworkPolicy",
  namespace: "shop",
  name: "web-egress",
  tier: "application",
  orderText: "210",
  tie: true,
  governs: { ingress: false, egress: true },
  ingress: [],
  egress: ["Allow", "Deny"],
  subject: 'app == "web"',
  selects: 1,
  selectsText: "1 pod",
  staged: false,
  ignored: null,
  diagnostics: 1,
  changed: false,
  haystack: "",
  ports: [],
};

function rule(more: Partial<RuleFacts> & Pick<RuleFacts, "number" | "action">, line: number): RuleFacts {
  return {
    direction: "egress",
    protocol: "any",
    source: "selected",
    sourceNote: "",
    destination: "any",
    destinationNote: "",
    ports: "",
    place: {
      file: "shop.yaml",
      start: { offset: 0, line, column: 5 },
      end: { offset: 0, line: line + 1, column: 1 },
    },
    ...more,
  };
}

export const policyFacts: PolicyFacts = {
  card,
  position: 2,
  of: 3,
  rules: [
    rule(
      {
        number: 1,
        action: "Allow",
        protocol: "TCP",
        destination: 'app == "db"',
        destinationNote: "in shop",
        ports: "5432",
      },
      13,
    ),
    rule({ number: 2, action: "Deny" }, 14),
  ],
  subject: 'selector: app == "web" in namespace shop',
  endpoints: [endpointId("pod:shop/web")],
  yaml: [
    "kind: NetworkPolicy",
    "metadata:",
    "  name: web-egress",
    "spec:",
    "  tier: application",
    "  order: 210",
    "  selector: app == 'web'",
    "  egress:",
    "  - { action: Allow, protocol: TCP }",
    "  - action: Deny",
  ].join("\n"),
  firstLine: 5,
  notes: [
    { line: 8, severity: "notice", text: "types is not set, so Egress is inferred" },
    { line: 13, severity: "warning", text: "the selector matches nothing" },
  ],
  file: "shop.yaml",
};

const web: EndpointFacts = {
  id: endpointId("pod:shop/web"),
  kind: "pod",
  label: "pod shop/web",
  namespace: "shop",
  name: "web",
  workload: "web",
  addresses: ["10.0.0.1"],
  labels: [],
  template: null,
  policies: 1,
};

const board: BoardFacts = {
  tiers: [
    {
      name: "application",
      order: 300,
      orderText: "300",
      defaultAction: "Deny",
      defined: true,
      builtIn: false,
      policies: [card.id],
      skipped: null,
      place: null,
    },
  ],
  cards: [card],
  namespaces: [],
  endpoints: [web, { ...web, id: endpointId("pod:shop/db"), name: "db", label: "pod shop/db" }],
  services: [],
  networkSets: [],
  profiles: [],
  notEndpoints: [],
};

const ends = (name: string): ImpactGroup["from"] => ({
  parts: [{ namespace: "shop", name, count: 1 }],
  more: 0,
  text: `shop/${name}`,
});
/** Flows that change, for tests. */
export const someGroup: ImpactGroup = {
  key: "0",
  change: "denied",
  from: ends("web"),
  to: ends("db"),
  ports: "TCP 5432",
  pairs: 3,
  known: 3,
  before: {
    word: "Allowed",
    mark: "allow",
    decider: "web-egress, egress rule 1",
    where: "application, egress",
  },
  after: {
    word: "Denied",
    mark: "end-deny",
    decider: "end of tier application",
    where: "application, egress",
  },
  why: "",
  flows: [
    {
      from: "shop/web",
      to: "shop/db",
      port: "TCP 5432",
      query: { from: "pod:shop/web", to: "pod:shop/db", port: "tcp/5432", sourcePort: null, family: null },
    },
  ],
  more: 2,
};

export interface Stage {
  readonly command: (name: PropertyKey) => Mock;
  readonly set: (state: Partial<SessionState>) => void;
  readonly wrap: (child: ReactElement) => ReactElement;
}

export function stage(state: Partial<SessionState> = {}): Stage {
  const store = createStore<SessionState>(() => ({
    ...initialState,
    status: { kind: "ready" },
    snapshot: { revision: 1, board, diagnostics: [], files: [], objects: 1, hash: "", changes: [] },
    ...state,
  }));
  const spies = new Map<PropertyKey, Mock>();
  const command = (name: PropertyKey): Mock => {
    const spy = spies.get(name) ?? vi.fn(() => true);
    spies.set(name, spy);
    return spy;
  };
  const target: object = {};
  const session: Session = {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    // Every command is a spy made on demand; the proxy stands in for all of them.
    commands: new Proxy(target, { get: (_, name) => command(name) }) as Commands,
    start: () => Promise.resolve(),
    dispose: () => undefined,
  };
  return {
    command,
    set: (next) => store.setState(next),
    wrap: (child) => createElement(SessionProvider, { session, children: child }),
  };
}
