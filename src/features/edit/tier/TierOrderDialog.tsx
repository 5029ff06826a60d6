/** The order value of a tier, typed. Dragging its head picks one by itself. */
import { type ReactNode, useState } from "react";
import type { BoardFacts, TierFacts } from "#src/explain/index.ts";
import type { EditRequest } from "#src/plan/index.ts";
import { useCommands } from "#src/session/index.ts";
import { TextField } from "#src/ui/index.ts";
import { FormDialog } from "../parts/FormDialog.tsx";
import { usePlan } from "../parts/use-plan.ts";
import styles from "../parts/Form.module.css";

export interface TierOrderDialogProps {
  readonly board: BoardFacts;
  readonly tier: TierFacts;
}

export function TierOrderDialog({ board, tier }: TierOrderDialogProps): ReactNode {
  const commands = useCommands();
  const [text, setText] = useState(tier.orderText === "unset" ? "" : tier.orderText.replaceAll(",", ""));
  const order = text.trim() === "" ? null : Number(text);
  const request: EditRequest = { kind: "set-tier-order", tier: tier.name, order };
  const planned = usePlan(request);
  return (
    <FormDialog
      title={`Order of tier ${tier.name}`}
      description="Tiers are asked in this order, smaller first. Equal orders go by name."
      size="sm"
      action="Set"
      planned={planned}
      onSubmit={() => void commands.edit(request)}
    >
      <TextField
        label="Order"
        mono
        inputMode="decimal"
        placeholder="unset: 1000000"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={styles["note"]}>{neighbours(board, tier)}</p>
    </FormDialog>
  );
}

function neighbours({ tiers }: BoardFacts, { name }: TierFacts): string {
  const others = tiers.filter((tier) => tier.name !== name && tier.defined);
  return `The others: ${others.map((tier) => `${tier.name} ${tier.orderText}`).join(", ")}.`;
}
