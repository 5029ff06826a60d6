/** The endpoints: what a flow can start from and go to, and what applies to each. */
export { EndpointsPanel } from "./EndpointsPanel.tsx";
export type { EndpointsForm } from "./EndpointsPanel.tsx";
