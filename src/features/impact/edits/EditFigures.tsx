/** What one edit changes by itself, in a line. */
import { ArrowLeftRight, Check } from "lucide-react";
import type { ReactNode } from "react";
import type { SlotFigures } from "#src/engine/index.ts";
import { Mark } from "#src/ui/index.ts";
import { counted, number } from "../words.ts";
import styles from "./EditFigures.module.css";

export function EditFigures({ figures }: { readonly figures: SlotFigures | null }): ReactNode {
  return (
    <span className={styles["figures"]} aria-busy={figures === null}>
      {figures === null ? "Working out…" : <Known figures={figures} />}
    </span>
  );
}

function Known({ figures }: { readonly figures: SlotFigures }): ReactNode {
  const { denied, allowed, decider, unknown, otherPorts, unchanged } = figures;
  if (unchanged) {
    return (
      <span>
        <Check size={13} aria-hidden /> Provably no change
      </span>
    );
  }
  const none = denied + allowed + decider + unknown === 0;
  return (
    <>
      {denied > 0 && <Figure icon={<Mark mark="deny" size={13} />} text={`${number(denied)} → deny`} />}
      {allowed > 0 && <Figure icon={<Mark mark="allow" size={13} />} text={`${number(allowed)} → allow`} />}
      {unknown > 0 && (
        <Figure icon={<Mark mark="undecidable" size={13} />} text={`${number(unknown)} unknown`} />
      )}
      {decider > 0 && (
        <Figure icon={<ArrowLeftRight size={13} aria-hidden />} text={`${number(decider)} other decider`} />
      )}
      {none && (
        <span>No known flow changes{otherPorts > 0 && `; other ports: ${counted(otherPorts, "pair")}`}</span>
      )}
    </>
  );
}

function Figure({ icon, text }: { readonly icon: ReactNode; readonly text: string }): ReactNode {
  return (
    <span>
      {icon} {text}
    </span>
  );
}
