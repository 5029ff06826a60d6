/** Edits of the draft besides moving: the dialogs for new policies and tiers, and the editor of a policy's text. */
export { EditDialog } from "./EditDialog.tsx";
export { YamlEditor } from "./yaml/YamlEditor.tsx";
