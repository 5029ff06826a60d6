/** Everything that is wrong with what was loaded, each with its place. */
export { ProblemsPanel } from "./ProblemsPanel.tsx";
