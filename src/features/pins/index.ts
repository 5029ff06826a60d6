/** Pinned flows: `PinButton` stands in the flow bar, `PinsPanel` under the board while it is open, `PinsBeside` in the review. */
export { PinButton } from "./PinButton.tsx";
export { PinsBeside } from "./PinsBeside.tsx";
export { PinsPanel } from "./PinsPanel.tsx";
