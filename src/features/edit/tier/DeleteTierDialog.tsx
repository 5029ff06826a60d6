/** Deleting a tier: what becomes of its policies is the user's to say, because a cluster keeps a tier that has some. */
import { type ReactNode, useState } from "react";
import type { BoardFacts, TierFacts } from "#src/explain/index.ts";
import type { EditRequest } from "#src/plan/index.ts";
import { useCommands } from "#src/session/index.ts";
import { Choice, SelectField } from "../parts/fields.tsx";
import { FormDialog } from "../parts/FormDialog.tsx";
import { usePlan } from "../parts/use-plan.ts";
import styles from "../parts/Form.module.css";

export interface DeleteTierDialogProps {
  readonly board: BoardFacts;
  readonly tier: TierFacts;
}

export function DeleteTierDialog({ board, tier }: DeleteTierDialogProps): ReactNode {
  const commands = useCommands();
  const others = board.tiers.filter(({ name, defined }) => defined && name !== tier.name);
  const [care, setCare] = useState<"move" | "delete">("move");
  const [to, setTo] = useState(others.find(({ name }) => name === "default")?.name ?? others[0]?.name ?? "");
  const request: EditRequest = {
    kind: "delete-tier",
    tier: tier.name,
    policies: care === "move" ? { kind: "move", to } : { kind: "delete" },
  };
  const planned = usePlan(request);
  const count = tier.policies.length;
  const many = count === 1 ? "its policy" : `its ${String(count)} policies`;
  return (
    <FormDialog
      title={`Delete tier ${tier.name}`}
      description={
        count === 0
          ? "It has no policies, so no flow changes."
          : "A cluster does not delete a tier that has policies: they go first."
      }
      size="sm"
      action="Delete"
      planned={planned}
      onSubmit={() => void commands.edit(request)}
    >
      {count > 0 && (
        <div className={styles["form"]} role="radiogroup" aria-label={`What becomes of ${many}`}>
          <Choice
            name="care"
            title={`Move ${many}`}
            about="Behind the policies of another tier, in the order they have now."
            checked={care === "move"}
            onChoose={() => setCare("move")}
          >
            {care === "move" && (
              <SelectField
                label="To tier"
                value={to}
                options={others.map(({ name }) => ({ value: name, label: name }))}
                onChange={setTo}
              />
            )}
          </Choice>
          <Choice
            name="care"
            title={`Delete ${many} too`}
            about="They leave the draft with their tier. Undo brings all of it back."
            checked={care === "delete"}
            onChoose={() => setCare("delete")}
          />
        </div>
      )}
    </FormDialog>
  );
}
