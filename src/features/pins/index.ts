/** Pinned flows: `PinButton` stands in the flow bar, `PinsPanel` under the board while it is open. */
export { PinButton } from "./PinButton.tsx";
export { PinsPanel } from "./PinsPanel.tsx";
