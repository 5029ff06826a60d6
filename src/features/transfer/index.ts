/** Documents in and out: the import dialog, dropping and pasting anywhere, the export dialog. */
export { ExportDialog } from "./export/ExportDialog.tsx";
export { DropAnywhere } from "./import/DropAnywhere.tsx";
export { ImportDialog } from "./import/ImportDialog.tsx";
