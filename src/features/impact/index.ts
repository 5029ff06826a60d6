/** What the draft would change, over all flows: the region "Impact", with its heat map. */
export { ImpactPanel } from "./ImpactPanel.tsx";
