/** A new tier: its name, where it stands, how it ends. */
import { type ReactNode, useState } from "react";
import type { BoardFacts, TierFacts } from "#src/explain/index.ts";
import type { EditRequest } from "#src/plan/index.ts";
import { useCommands } from "#src/session/index.ts";
import { SegmentedRadio, TextField } from "#src/ui/index.ts";
import { SelectField, Shown } from "../parts/fields.tsx";
import { FormDialog } from "../parts/FormDialog.tsx";
import { usePlan } from "../parts/use-plan.ts";
import styles from "../parts/Form.module.css";

export interface AddTierDialogProps {
  readonly board: BoardFacts;
  /** One that policies name and nobody defines yet; it keeps its name. */
  readonly tier: TierFacts | null;
}

export function AddTierDialog({ board, tier }: AddTierDialogProps): ReactNode {
  const commands = useCommands();
  const others = board.tiers.filter(({ defined }) => defined);
  const [name, setName] = useState(tier?.name ?? "");
  const [before, setBefore] = useState("default");
  const [action, setAction] = useState<TierFacts["defaultAction"]>("Deny");
  const request: EditRequest = { kind: "add-tier", name, before, action };
  const planned = usePlan(request);
  // Nothing is wrong with a name that is not there yet.
  const shown = name === "" && planned?.ok === false ? { ...planned, reason: "" } : planned;
  return (
    <FormDialog
      title={tier === null ? "Add a tier" : `Define tier ${tier.name}`}
      description="A tier without policies changes nothing: it is skipped until a policy of it applies."
      size="sm"
      action="Add"
      planned={shown}
      onSubmit={() => void commands.edit(request)}
    >
      <TextField
        label="Name"
        mono
        value={name}
        readOnly={tier !== null}
        onChange={(event) => setName(event.currentTarget.value.trim())}
      />
      <SelectField
        label="Stands before"
        value={before}
        options={others.map((other) => ({
          value: other.name,
          label: `${other.name}, order ${other.orderText}`,
        }))}
        onChange={setBefore}
      />
      <Shown label="Ends in">
        <SegmentedRadio
          label="Ends in"
          value={action}
          options={[
            { value: "Deny", label: "Deny" },
            { value: "Pass", label: "Pass" },
          ]}
          onChange={setAction}
        />
      </Shown>
      <p className={styles["note"]}>
        {action === "Deny"
          ? "What a policy of the tier applies to and no rule decides is denied."
          : "What no rule decides goes on to the next tier."}
      </p>
    </FormDialog>
  );
}
