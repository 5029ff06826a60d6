import type { FieldChange, Reading, SourceFile } from "../types.ts";
export function changeFields(reading: Reading, changes: readonly FieldChange[]): readonly SourceFile[] {
  void changes;
  return reading.files;
}
