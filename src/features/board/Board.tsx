/** The policy board in its four forms: at rest, with a flow, with a lifted card, and narrow. */

export interface BoardProps {
  /** One vertical list of tiers instead of the canvas. */
  readonly narrow: boolean;
}

export function Board({ narrow }: BoardProps) {
  return <section aria-label="Policy board" data-form={narrow ? "narrow" : "canvas"} />;
}
