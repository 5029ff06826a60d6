import { expect, test } from "vitest";
import { slotsFor } from "./slots.ts";
import { cluster, id, policy, tier } from "./testing/clusters.ts";
import type { Slot } from "./types.ts";

const board = cluster(
  [
    tier("security", 100),
    tier("application", 300),
    tier("kube-admin", 1000, { builtIn: true, defaultAction: "Pass" }),
    tier("default", 1_000_000, { builtIn: true }),
  ],
  [
    policy("GlobalNetworkPolicy security.old", "security", 40),
    policy("GlobalNetworkPolicy a", "application", 100),
    policy("GlobalNetworkPolicy b", "application", 210),
    policy("GlobalNetworkPolicy c", "application", 300),
    policy("GlobalNetworkPolicy d", "application", 400),
    policy("ClusterNetworkPolicy k", "kube-admin", 50),
    policy("ClusterNetworkPolicy l", "kube-admin", 51),
    policy("KubernetesNetworkPolicy x/a1", "default", 1000),
    policy("KubernetesNetworkPolicy x/b1", "default", 1000),
    policy("KubernetesNetworkPolicy x/e1", "default", 1000),
    policy("GlobalNetworkPolicy stray", "nowhere", null),
  ],
);

/** One line per slot: place, then what it would do. */
function lines(slots: readonly Slot[]): readonly string[] {
  return slots.map((slot) => {
    const place = `${slot.tier} ${slot.position}`;
    if (!slot.legal) return `${place}: no, ${slot.reason}`;
    return slot.here
      ? `${place}: here`
      : `${place}: ${slot.label}${slot.notice === null ? "" : ` (${slot.notice})`}`;
  });
}

const table: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "a Calico policy may go anywhere, between Kubernetes policies only where its name gives the place",
    "GlobalNetworkPolicy d",
    [
      "security 0: order 30",
      "security 1: order 400",
      "application 0: order 90",
      "application 1: order 200",
      "application 2: order 250",
      "application 3: here",
      "kube-admin 0: order 40 (evaluated with the ClusterNetworkPolicies)",
      "kube-admin 1: order 50.5 (evaluated with the ClusterNetworkPolicies)",
      "kube-admin 2: order 400 (evaluated with the ClusterNetworkPolicies)",
      "default 0: order 400",
      "default 1: no, Kubernetes policies are fixed at order 1000: only another name could give this place",
      "default 2: by name, order 1000",
      "default 3: order 1010",
      "nowhere 0: no, tier `nowhere` is not defined",
      "nowhere 1: no, tier `nowhere` is not defined",
    ],
  ],
  [
    "a Kubernetes policy stays where it is",
    "KubernetesNetworkPolicy x/b1",
    [
      ...["security 0", "security 1", "application 0", "application 1", "application 2", "application 3"],
      ...["application 4", "kube-admin 0", "kube-admin 1", "kube-admin 2", "default 0"],
    ]
      .map((place) => `${place}: no, Kubernetes policies are fixed at order 1000`)
      .concat([
        "default 1: here",
        "default 2: no, Kubernetes policies are fixed at order 1000",
        "nowhere 0: no, Kubernetes policies are fixed at order 1000",
        "nowhere 1: no, Kubernetes policies are fixed at order 1000",
      ]),
  ],
  [
    "a ClusterNetworkPolicy moves by priority within its tier",
    "ClusterNetworkPolicy l",
    [
      ...[
        "security 0",
        "security 1",
        "application 0",
        "application 1",
        "application 2",
        "application 3",
        "application 4",
      ],
    ]
      .map((place) => `${place}: no, a ClusterNetworkPolicy stays in its tier \`kube-admin\``)
      .concat([
        "kube-admin 0: priority 40",
        "kube-admin 1: here",
        ...["default 0", "default 1", "default 2", "default 3", "nowhere 0", "nowhere 1"].map(
          (place) => `${place}: no, a ClusterNetworkPolicy stays in its tier \`kube-admin\``,
        ),
      ]),
  ],
];

test.each(table)("%s", (_name, lifted, expected) => {
  expect(lines(slotsFor(board, [id(lifted)]))).toEqual(expected);
});

test("a policy that names its old tier is told that older Calico goes by the name", () => {
  const [first] = slotsFor(board, [id("GlobalNetworkPolicy security.old")]).filter(
    (slot) => slot.tier === "application",
  );
  expect(first).toMatchObject({
    notice: "the name `security.old` still names its old tier; Calico before 3.32 goes by the name",
  });
});

test("an unknown policy has no slots", () => {
  expect(slotsFor(board, [id("GlobalNetworkPolicy gone")])).toEqual([]);
});

test("a block moves as one and keeps its order", () => {
  const slots = slotsFor(board, [id("GlobalNetworkPolicy d"), id("GlobalNetworkPolicy b")]);
  const own = slots.filter((slot) => slot.tier === "application");
  expect(lines(own)).toEqual([
    "application 0: order 80 to 90",
    "application 1: order 210 to 250",
    "application 2: order 350 to 400",
  ]);
});

test("where equal orders leave no room and the name does not give the place, the fewest neighbours are renumbered", () => {
  const tied = cluster(
    [tier("t", 1)],
    ["b", "c", "d"]
      .map((name) => policy(`GlobalNetworkPolicy ${name}`, "t", 100))
      .concat(policy("GlobalNetworkPolicy a", "t", 500)),
  );
  const slots = slotsFor(tied, [id("GlobalNetworkPolicy a")]);
  expect(lines(slots)).toEqual([
    "t 0: order 90",
    "t 1: order 90, b becomes 80",
    "t 2: order 500, d becomes 510",
    "t 3: here",
  ]);
});

test("priorities that are used up push the nearest neighbours aside", () => {
  const full = cluster(
    [tier("kube-admin", 1000, { builtIn: true })],
    [5, 6, 7, 900].map((priority) =>
      policy(`ClusterNetworkPolicy p${String(priority)}`, "kube-admin", priority),
    ),
  );
  const slots = slotsFor(full, [id("ClusterNetworkPolicy p900")]);
  expect(lines(slots)).toEqual([
    "kube-admin 0: priority 3",
    "kube-admin 1: priority 4, p5 becomes 2",
    "kube-admin 2: priority 900, p7 becomes 910",
    "kube-admin 3: here",
  ]);
});

test("every slot of five hundred policies without an order can be taken, by name or by numbering the fewest", () => {
  const names = Array.from({ length: 500 }, (_, i) => `GlobalNetworkPolicy p${String(i).padStart(3, "0")}`);
  const unset = cluster(
    [tier("t", 1)],
    names.map((name) => policy(name, "t", null)),
  );
  const slots = slotsFor(unset, [id("GlobalNetworkPolicy p250")]);
  expect(slots.filter((slot) => slot.legal)).toHaveLength(500);
});
