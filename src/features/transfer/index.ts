/**
 * Documents in and out: the import dialog, dropping and pasting anywhere, the export dialog, and what of it stands beside
 * the review of a draft.
 */
export { ChangesBeside } from "./export/ChangesBeside.tsx";
export { ExportBeside } from "./export/ExportBeside.tsx";
export { ExportDialog } from "./export/ExportDialog.tsx";
export { DropAnywhere } from "./import/DropAnywhere.tsx";
export { ImportDialog } from "./import/ImportDialog.tsx";
