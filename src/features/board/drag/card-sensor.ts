/**
 * One pointer sensor for the whole board. A mouse lifts a card by any part of it; a finger only by the handle, because
 * the rest of a card scrolls. Hundreds of cards need no listeners of their own.
 */
import { PointerSensor, type PointerSensorOptions } from "@dnd-kit/core";
import type { PointerEvent } from "react";
import type { PolicyId } from "#src/engine/index.ts";

export type Lifted =
  | { readonly kind: "card"; readonly policy: PolicyId; readonly element: HTMLElement }
  | { readonly kind: "tier"; readonly tier: string; readonly element: HTMLElement };

/** What a press at this element would lift. */
export function liftedBy(target: EventTarget | null, pointer: string): Lifted | null {
  if (!(target instanceof Element)) return null;
  const card = target.closest<HTMLElement>("[data-policy]");
  const policy = card?.dataset["policy"];
  const byHandle = target.closest("[data-grip], [data-tier-grip]") !== null;
  if (card !== null && policy !== undefined && (pointer === "mouse" || byHandle)) {
    // The attribute is written from a policy's id and nothing else.
    return { kind: "card", policy: policy as PolicyId, element: card };
  }
  const head = target.closest<HTMLElement>("[data-tier-head]");
  const tier = head?.dataset["tierHead"];
  if (head === null || tier === undefined || !byHandle) return null;
  return { kind: "tier", tier, element: head };
}

export class CardSensor extends PointerSensor {
  static override activators = [
    {
      eventName: "onPointerDown" as const,
      handler: ({ nativeEvent }: PointerEvent, options: PointerSensorOptions): boolean => {
        if (!nativeEvent.isPrimary || nativeEvent.button !== 0) return false;
        if (liftedBy(nativeEvent.target, nativeEvent.pointerType) === null) return false;
        options.onActivation?.({ event: nativeEvent });
        return true;
      },
    },
  ];
}
