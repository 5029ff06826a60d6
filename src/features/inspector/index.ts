/** One policy in full: rules, selected endpoints, YAML with notes. */
export { PolicyScreen } from "./PolicyScreen.tsx";
