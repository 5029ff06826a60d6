/** The form of a new policy: what the user filled in, and what stands for the rest. */
import type { PolicyId } from "#src/engine/index.ts";
import type { BoardFacts } from "#src/explain/index.ts";
import { recipes, type NewPolicy } from "#src/plan/index.ts";

export type Filled = Partial<NewPolicy> & Pick<NewPolicy, "tier">;

/** Another recipe brings its own name and place. */
export function withRecipe({ tier, namespace, staged }: Filled, recipe: NewPolicy["recipe"]): Filled {
  return {
    tier,
    recipe,
    ...(namespace === undefined ? {} : { namespace }),
    ...(staged === undefined ? {} : { staged }),
  };
}

export function filledIn(filled: Filled, board: BoardFacts): NewPolicy {
  const recipe = recipes.find(({ name }) => name === filled.recipe) ?? recipes[0];
  const name = recipe?.name ?? "blank";
  const always = recipe?.namespaced === "always";
  const namespace = filled.namespace ?? (always ? (firstNamespace(board) ?? null) : null);
  const policy = {
    recipe: name,
    namespace,
    tier: filled.tier,
    place: filled.place ?? recipe?.place ?? "bottom",
    staged: filled.staged ?? false,
  };
  return { ...policy, name: filled.name ?? freeName(policy, board) };
}

/** The first that is not the cluster's own. */
function firstNamespace({ namespaces }: BoardFacts): string | undefined {
  const names = namespaces.map(({ name }) => name);
  return names.find((name) => !/^(kube-|calico-|tigera-)/.test(name)) ?? names[0];
}

/** With its tier in front, as Calico before 3.32 demands outside of `default`. */
function freeName(policy: Omit<NewPolicy, "name">, { cards }: BoardFacts): string {
  const stem = policy.recipe === "blank" ? "new-policy" : policy.recipe;
  const base = policy.tier === "default" ? stem : `${policy.tier}.${stem}`;
  const taken = new Set(cards.map(({ id }) => id));
  let name = base;
  for (let count = 2; taken.has(idOf({ ...policy, name })); count++) name = `${base}-${String(count)}`;
  return name;
}

/** As the board will call it. */
export function idOf({ name, namespace, staged }: Omit<NewPolicy, "recipe">): PolicyId {
  const kind = `${staged ? "Staged" : ""}${namespace === null ? "Global" : ""}NetworkPolicy`;
  // Ids are brands over text; this one becomes true when the policy is added.
  return (namespace === null ? `${kind} ${name}` : `${kind} ${namespace}/${name}`) as PolicyId;
}
