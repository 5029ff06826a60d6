/** A new policy from a recipe, with its text as it would be added. */
import { type ReactNode, useState } from "react";
import type { BoardFacts, TierFacts } from "#src/explain/index.ts";
import { recipes, type NewPolicy } from "#src/plan/index.ts";
import { useCommands, type Planned } from "#src/session/index.ts";
import { Listing } from "#src/ui/index.ts";
import { Choice } from "../parts/fields.tsx";
import { FormDialog } from "../parts/FormDialog.tsx";
import { usePlan } from "../parts/use-plan.ts";
import styles from "./AddPolicyDialog.module.css";
import { PolicyFields } from "./PolicyFields.tsx";
import { filledIn, idOf, withRecipe, type Filled } from "./filled.ts";

export interface AddPolicyDialogProps {
  readonly board: BoardFacts;
  /** Where it goes first; null: into `default`. */
  readonly tier: TierFacts | null;
}

export function AddPolicyDialog({ board, tier }: AddPolicyDialogProps): ReactNode {
  const [filled, setFilled] = useState<Filled>({ tier: tier?.defined === true ? tier.name : "default" });
  const commands = useCommands();
  const policy = filledIn(filled, board);
  const planned = usePlan({ kind: "add-policy", policy });
  const add = async (): Promise<void> => {
    const added = await commands.edit({ kind: "add-policy", policy });
    // A blank policy is there to be written.
    if (added && policy.recipe === "blank") commands.editYaml(idOf(policy));
  };
  return (
    <FormDialog
      title="Add a policy"
      description="From a recipe, into the draft. Every recipe can be changed by hand afterwards."
      size="lg"
      action="Add"
      planned={planned}
      onSubmit={() => void add()}
    >
      <div className={styles["sides"]}>
        <Recipes chosen={policy.recipe} onChoose={(recipe) => setFilled(withRecipe(filled, recipe))} />
        <div className={styles["right"]}>
          <PolicyFields
            policy={policy}
            board={board}
            onChange={(part) => setFilled({ ...filled, ...part })}
          />
          <Preview planned={planned} />
        </div>
      </div>
    </FormDialog>
  );
}

interface RecipesProps {
  readonly chosen: NewPolicy["recipe"];
  readonly onChoose: (recipe: NewPolicy["recipe"]) => void;
}

function Recipes({ chosen, onChoose }: RecipesProps): ReactNode {
  return (
    <div className={styles["recipes"]} role="radiogroup" aria-label="Recipe">
      {recipes.map(({ name, title, about }) => (
        <Choice
          key={name}
          name="recipe"
          title={title}
          about={about}
          checked={name === chosen}
          onChoose={() => onChoose(name)}
        />
      ))}
    </div>
  );
}

/** Stays at the last text that could be added, so that nothing jumps while a name is typed. */
function Preview({ planned }: { readonly planned: Planned | null }): ReactNode {
  const [last, setLast] = useState("");
  const added = planned?.ok === true ? planned.edit.changes.find((change) => "kind" in change) : undefined;
  const text = added?.kind === "add" ? added.text : last;
  if (text !== last) setLast(text);
  return (
    // A scrolling region is reached by keyboard like any other.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles["preview"]} aria-label="Text of the new policy" tabIndex={0}>
      <Listing text={text} firstLine={1} />
    </section>
  );
}
