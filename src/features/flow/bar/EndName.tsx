/** An end drawn: its glyph, the namespace lighter, the name. */
import type { ReactElement } from "react";
import { Glyph, type GlyphName } from "#src/ui/index.ts";
import type { EndKind, EndName as Name } from "./ends.ts";
import styles from "./EndName.module.css";

const glyphs: Readonly<Record<EndKind, GlyphName>> = {
  pod: "cube",
  hep: "host",
  service: "service",
  "network-set": "network-set",
  address: "external",
};

export function EndName({ end }: { readonly end: Name }): ReactElement {
  return (
    <span className={styles["end"]}>
      <Glyph name={glyphs[end.kind]} size={15} className={styles["glyph"]} />
      <span className={styles["text"]}>
        <span className={styles["prefix"]}>{end.prefix}</span>
        <span className={styles["name"]}>{end.name}</span>
      </span>
    </span>
  );
}
