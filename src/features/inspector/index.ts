/** One policy in full: rules, selected endpoints, YAML with notes. `PolicyScreen` fills what it is put into. */
export { PolicyScreen } from "./PolicyScreen.tsx";
