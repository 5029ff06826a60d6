/** The open document in the form that fits the window. */
import type { ReactNode } from "react";
import type { Form } from "../use-form.ts";
import { Narrow } from "./Narrow.tsx";
import { Wide } from "./Wide.tsx";

export function OpenDocument({ form }: { readonly form: Form }): ReactNode {
  return form === "narrow" ? <Narrow /> : <Wide form={form} />;
}
