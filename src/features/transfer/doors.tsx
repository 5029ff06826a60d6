import type { ReactNode } from "react";
export function ImportDialog(): ReactNode {
  return null;
}
export function ExportDialog(): ReactNode {
  return null;
}
export function DropTarget({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}
