/**
 * One policy in full: rules, selected endpoints, YAML with notes. `PolicyScreen` brings its own width up to the room
 * it is given: beside the board its container takes its size from it, on a narrow screen it fills the page.
 */
export { PolicyScreen } from "./PolicyScreen.tsx";
