/** What a new policy is called, whom it is for, and where it stands. */
import type { ReactNode } from "react";
import type { BoardFacts } from "#src/explain/index.ts";
import { recipes, type NewPolicy } from "#src/plan/index.ts";
import { SegmentedRadio, TextField } from "#src/ui/index.ts";
import { SelectField, Shown, Tick } from "../parts/fields.tsx";
import styles from "./AddPolicyDialog.module.css";

export interface PolicyFieldsProps {
  readonly policy: NewPolicy;
  readonly board: BoardFacts;
  readonly onChange: (part: Partial<NewPolicy>) => void;
}

/** Stands for no namespace; no namespace can be called so. */
const everywhere = "*";
/** They hold ClusterNetworkPolicies. */
const clusterTiers: readonly string[] = ["kube-admin", "kube-baseline"];

export function PolicyFields({ policy, board, onChange }: PolicyFieldsProps): ReactNode {
  const always = recipes.find(({ name }) => name === policy.recipe)?.namespaced === "always";
  const namespaces = board.namespaces.map(({ name }) => ({ value: name, label: name }));
  const all = always ? [] : [{ value: everywhere, label: "All namespaces (global)" }];
  const tiers = board.tiers
    .filter(({ name, defined }) => defined && (name === policy.tier || !clusterTiers.includes(name)))
    .map(({ name, defaultAction }) => ({ value: name, label: `${name}, ends in ${defaultAction}` }));
  return (
    <div className={styles["fields"]}>
      <TextField
        label="Name"
        mono
        value={policy.name}
        onChange={(event) => onChange({ name: event.currentTarget.value.trim() })}
      />
      <SelectField
        label="Namespace"
        value={policy.namespace ?? everywhere}
        options={[...all, ...namespaces]}
        onChange={(namespace) => onChange({ namespace: namespace === everywhere ? null : namespace })}
      />
      <SelectField label="Tier" value={policy.tier} options={tiers} onChange={(tier) => onChange({ tier })} />
      <Shown label="Place in the tier">
        <SegmentedRadio
          label="Place in the tier"
          value={policy.place}
          options={[
            { value: "top", label: "Top" },
            { value: "bottom", label: "Bottom" },
          ]}
          onChange={(place) => onChange({ place })}
        />
      </Shown>
      <Tick
        label="Staged: it counts under Pending only"
        checked={policy.staged}
        onChange={(staged) => onChange({ staged })}
      />
    </div>
  );
}
