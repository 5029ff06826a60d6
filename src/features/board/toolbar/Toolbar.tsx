/** At the foot of the board: search with stepping, the lens, before and after, and the block of selected cards. */
import type { ReactNode } from "react";
import { Eye, X } from "lucide-react";
import { type LensFacts, useCommands, useSession } from "#src/session/index.ts";
import { IconButton, SegmentedRadio } from "#src/ui/index.ts";
import type { Hit } from "../model/hit.ts";
import { SearchBox } from "./SearchBox.tsx";
import styles from "./Toolbar.module.css";

export interface ToolbarProps {
  readonly hit: Hit | null;
  readonly onHit: (hit: Hit | null) => void;
}

export function Toolbar({ hit, onHit }: ToolbarProps) {
  return (
    <div className={styles["toolbar"]}>
      <SearchBox hit={hit} onHit={onHit} />
      <Lens />
      <Selection />
      <Versions />
    </div>
  );
}

/** Says through which endpoint the board is seen, and ends it. */
function Lens() {
  const { setLens } = useCommands();
  const label = useSession(({ lens, snapshot }) =>
    lens === null ? null : (snapshot?.board.endpoints.find(({ id }) => id === lens)?.label ?? lens),
  );
  const counts = useSession(({ lensFacts }) => (lensFacts === null ? null : countsText(lensFacts)));
  if (label === null) return null;
  return (
    <Pill label="Stop looking through this endpoint" onClear={() => setLens(null)}>
      <Eye size={14} aria-hidden />
      What applies to <b>{label}</b>
      {counts !== null && <small>{counts}</small>}
    </Pill>
  );
}

function countsText({ egress, ingress }: LensFacts): string {
  if (egress.length + ingress.length === 0) return "no policy applies, profiles decide";
  return `${egress.length} egress, ${ingress.length} ingress`;
}

function Selection() {
  const { select } = useCommands();
  const count = useSession((state) => state.selection.length);
  if (count < 2) return null;
  return (
    <Pill label="Clear the selection" onClear={() => select([])}>
      <b>{count} cards</b> move as one block
    </Pill>
  );
}

interface PillProps {
  readonly label: string;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

function Pill({ label, onClear, children }: PillProps) {
  return (
    <span className={styles["pill"]}>
      <span className={styles["pillText"]}>{children}</span>
      <IconButton label={label} size="sm" onClick={onClear}>
        <X size={14} aria-hidden />
      </IconButton>
    </span>
  );
}

function Versions() {
  const { setVersion } = useCommands();
  const version = useSession((state) => state.version);
  const edited = useSession(({ document }) => document !== null && document.cursor > 0);
  if (!edited) return null;
  return (
    <SegmentedRadio
      label="Version shown"
      value={version}
      options={[
        { value: "before", label: "Before" },
        { value: "after", label: "After" },
      ]}
      onChange={(next) => void setVersion(next)}
    />
  );
}
