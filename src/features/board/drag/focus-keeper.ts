/**
 * The keyboard stays with its card while the board is drawn anew. When an answer, a lift or a drop replaces the
 * control that had the focus, its successor takes over; until that is drawn a stand-in has the keys, so that not one
 * is lost however fast somebody types. Of a card that is gone for good its neighbour takes over.
 */
import type { PolicyId } from "#src/engine/index.ts";
import { inAside } from "../model/aside.ts";

/** A control of a card: its handle, or its name. */
export interface Kept {
  readonly policy: PolicyId;
  readonly part: "grip" | "name";
}

export class FocusKeeper {
  /** What had the focus last, unless somebody took it elsewhere. */
  private last: (Kept & { readonly element: HTMLElement }) | null = null;
  /** The other cards of its list, the nearest first. */
  private neighbours: readonly string[] = [];
  private kept: Kept | null = null;
  private readonly listeners = new Set<() => void>();

  /** The control that is waited for, or null. */
  readonly get = (): Kept | null => this.kept;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Watches a board; returns how to stop. Whatever follows a change of it happens before the next key. */
  watch(board: HTMLElement): () => void {
    const observer = new MutationObserver(() => this.follow(board));
    observer.observe(board, { childList: true, subtree: true });
    const focusIn = ({ target }: FocusEvent) => this.note(target);
    const focusOut = ({ target }: FocusEvent) => queueMicrotask(() => this.blurred(target));
    document.addEventListener("focusin", focusIn);
    document.addEventListener("focusout", focusOut);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", focusIn);
      document.removeEventListener("focusout", focusOut);
    };
  }

  /** The stand-in takes the keyboard. */
  standIn(element: HTMLElement, kept: Kept): void {
    this.last = { ...kept, element };
    element.focus();
  }

  /** The card is waited for in vain. */
  giveUp(board: HTMLElement): void {
    const part = this.kept?.part ?? "name";
    const policy = this.neighbours.find((one) => controlOf(board, { policy: one, part }) !== null);
    const free = document.activeElement === document.body;
    this.last = null;
    this.wait(null);
    if (policy !== undefined && free) controlOf(board, { policy, part })?.focus();
  }

  private note(target: EventTarget | null): void {
    if (target === this.last?.element || !(target instanceof HTMLElement)) return;
    const policy = target.closest<HTMLElement>("[data-board] [data-policy]")?.dataset["policy"];
    const { grip, cardName } = target.dataset;
    const part = grip !== undefined ? "grip" : cardName !== undefined ? "name" : null;
    // The attribute is written from a policy's id and nothing else.
    this.last =
      policy === undefined || part === null ? null : { policy: policy as PolicyId, part, element: target };
    if (this.last !== null) this.neighbours = neighboursOf(target);
    this.wait(null);
  }

  /** An element that is still there lost the focus because the user left it; one that is gone was taken away. */
  private blurred(target: EventTarget | null): void {
    const element = this.last?.element;
    if (element === undefined || target !== element) return;
    if (!isThere(element) || document.activeElement === element) return;
    this.last = null;
    this.wait(null);
  }

  private follow(board: HTMLElement): void {
    const { last } = this;
    if (last === null || (isThere(last.element) && this.kept === null)) return;
    const successor = controlOf(board, last);
    if (successor === null) this.wait({ policy: last.policy, part: last.part });
    else successor.focus();
  }

  private wait(kept: Kept | null): void {
    if (this.kept?.policy === kept?.policy && this.kept?.part === kept?.part) return;
    this.kept = kept;
    for (const tell of this.listeners) tell();
  }
}

/** And not set aside. */
function isThere(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(inAside);
}

interface Control {
  readonly policy: string;
  readonly part: Kept["part"];
}

/** Those below first, as the card below moves up into the place of one that goes. */
function neighboursOf(target: HTMLElement): readonly string[] {
  const list = target.closest("[data-cards]");
  const own = target.closest<HTMLElement>("[data-policy]")?.dataset["policy"] ?? "";
  const cards = [...(list?.querySelectorAll<HTMLElement>("[data-policy]") ?? [])];
  const all = [...new Set(cards.flatMap((card) => card.dataset["policy"] ?? []))];
  const at = all.indexOf(own);
  return [...all.slice(at + 1), ...all.slice(0, Math.max(0, at)).reverse()];
}

function controlOf(board: HTMLElement, { policy, part }: Control): HTMLElement | null {
  const id = CSS.escape(policy);
  const find = (control: string) => board.querySelector<HTMLElement>(`${control}:not(${inAside})`);
  const grip = find(`[data-grip="${id}"]`);
  return part === "grip" && grip !== null ? grip : find(`[data-policy="${id}"] [data-card-name]`);
}
