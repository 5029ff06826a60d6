/**
 * Shows where the cards go when the board takes another form: rest, two lanes, or low rows under a lifted card.
 * A class, because nothing else is told before the page changes.
 */
import { Component, createRef, type ReactNode } from "react";
import { type Face, facesIn } from "./faces.ts";
import { glide } from "./glide.ts";
import styles from "./Motion.module.css";

export interface MotionProps {
  /** Which form the board has. */
  readonly form: Form;
  /** Too many cards: they change places at once. */
  readonly still: boolean;
  readonly children: ReactNode;
}

export type Form = "rest" | "lanes" | "lift";

/** What is there only in that form: the canvas draws its nodes a moment after it is told. */
const signs: Readonly<Record<Form, string>> = {
  rest: "[data-cards]",
  lanes: "section[data-density]",
  lift: "[data-drag-list]",
};
/** Rows compress faster than cards change lanes. */
const paces: Readonly<Record<Form, number>> = { rest: 280, lanes: 280, lift: 160 };
const easing = "cubic-bezier(0.2, 0, 0, 1)";
/** Milliseconds after which nobody expects a movement any more. */
const PATIENCE = 1000;

export class Motion extends Component<MotionProps> {
  private readonly board = createRef<HTMLDivElement>();
  private readonly layer = createRef<HTMLDivElement>();
  private stopWaiting = (): void => undefined;

  override getSnapshotBeforeUpdate(before: MotionProps): readonly Face[] | null {
    const board = this.board.current;
    if (before.form === this.props.form || this.props.still || board === null || prefersStillness())
      return null;
    return facesIn(board);
  }

  override componentDidUpdate(_before: MotionProps, _state: unknown, faces: readonly Face[] | null): void {
    if (faces === null) return;
    this.stopWaiting();
    this.stopWaiting = this.whenDrawn(this.props.form, (board, layer) => {
      glide(faces, board, layer, { duration: paces[this.props.form], easing });
    });
  }

  override componentWillUnmount(): void {
    this.stopWaiting();
  }

  override render(): ReactNode {
    return (
      <div ref={this.board} className={styles["board"]}>
        {this.props.children}
        <div ref={this.layer} aria-hidden inert className={styles["layer"]} />
      </div>
    );
  }

  private whenDrawn(form: Form, then: (board: HTMLElement, layer: HTMLElement) => void): () => void {
    const board = this.board.current;
    const layer = this.layer.current;
    if (board === null || layer === null) return () => undefined;
    const observer = new MutationObserver(() => look());
    const patience = setTimeout(() => stop(), PATIENCE);
    const stop = () => {
      observer.disconnect();
      clearTimeout(patience);
    };
    const look = () => {
      if (board.querySelector(signs[form]) === null) return;
      stop();
      then(board, layer);
    };
    observer.observe(board, { childList: true, subtree: true });
    look();
    return stop;
  }
}

function prefersStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
