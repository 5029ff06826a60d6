/** The region "Impact": a line, a panel under the board, or all of the page. */
import { Maximize2, Minimize2, X } from "lucide-react";
import type { ReactNode } from "react";
import { type ImpactView, useCommands, useSession } from "#src/session/index.ts";
import { cx, IconButton, TabPanel, Tabs } from "#src/ui/index.ts";
import { Cards } from "./Cards.tsx";
import { EditBanner } from "./edits/EditBanner.tsx";
import { Edits } from "./edits/Edits.tsx";
import { Flows } from "./Flows.tsx";
import { Heat } from "./heat/Heat.tsx";
import styles from "./ImpactPanel.module.css";
import { Namespaces } from "./Namespaces.tsx";
import { Summary } from "./Summary.tsx";
import { connectionNote } from "./words.ts";

export interface ImpactPanelProps {
  /** `page`: all there is beside the bars, in the narrow form. */
  readonly size: "line" | "panel" | "full" | "page";
  /** What stands beside the review of the whole draft: pinned flows and what is handed over. */
  readonly beside?: ReactNode;
}

type Size = ImpactPanelProps["size"];
type Tab = ImpactView["tab"];

export function ImpactPanel({ size, beside }: ImpactPanelProps): ReactNode {
  return (
    <section aria-label="Impact" className={cx(styles["impact"], styles[size])}>
      <Header size={size} />
      {size === "panel" && <Body withEdits={false} />}
      {(size === "full" || size === "page") && (
        <div className={styles["review"]}>
          <div className={styles["left"]}>
            <Edits />
          </div>
          <Body withEdits />
          {beside !== undefined && <div className={styles["right"]}>{beside}</div>}
        </div>
      )}
    </section>
  );
}

function Header({ size }: { readonly size: Size }): ReactNode {
  return (
    <header className={styles["header"]}>
      <h2>{size === "full" ? "Draft review" : "Impact"}</h2>
      <Summary />
      {size !== "page" && <Buttons size={size} />}
    </header>
  );
}

function Buttons({ size }: { readonly size: Size }): ReactNode {
  const { setImpactSize } = useCommands();
  return (
    <div className={styles["buttons"]}>
      {size === "line" ? (
        <button type="button" className={styles["open"]} onClick={() => setImpactSize("panel")}>
          Show impact
        </button>
      ) : (
        <>
          {size === "panel" ? (
            <IconButton label="Review on the whole page" size="sm" onClick={() => setImpactSize("full")}>
              <Maximize2 size={14} aria-hidden />
            </IconButton>
          ) : (
            <IconButton label="Back to the board" size="sm" onClick={() => setImpactSize("panel")}>
              <Minimize2 size={14} aria-hidden />
            </IconButton>
          )}
          <IconButton label="Close the impact" size="sm" onClick={() => setImpactSize("closed")}>
            <X size={14} aria-hidden />
          </IconButton>
        </>
      )}
    </div>
  );
}

const tabs: readonly { readonly value: Tab; readonly label: string }[] = [
  { value: "flows", label: "Flows that change" },
  { value: "cards", label: "By policy" },
  { value: "namespaces", label: "By namespace" },
  { value: "heat", label: "Heat map" },
];

interface BodyProps {
  readonly withEdits: boolean;
}

function Body({ withEdits }: BodyProps): ReactNode {
  const tab = useSession((state) => state.impact.tab);
  const { setImpactTab } = useCommands();
  return (
    <Tabs
      label="Impact shown as"
      value={tab}
      tabs={tabs}
      onChange={setImpactTab}
      className={styles["tabs"]}
      trailing={<small className={styles["note"]}>{connectionNote}</small>}
    >
      <TabPanel value={tab} className={styles["panelBody"]}>
        {tab === "heat" ? <Heat /> : <Changes tab={tab} withEdits={withEdits} />}
        <p className={styles["below"]}>{connectionNote}</p>
      </TabPanel>
    </Tabs>
  );
}

interface ChangesProps extends BodyProps {
  readonly tab: Exclude<Tab, "heat">;
}

function Changes({ tab, withEdits }: ChangesProps): ReactNode {
  const impact = useSession((state) => state.analysis.impact);
  const undone = useSession((state) => (state.document?.edits.length ?? 0) > 0);
  switch (impact.kind) {
    case "none":
      return (
        <p className={styles["none"]}>
          {undone
            ? "Every edit is undone, so nothing changes. Redo one, and what would change is listed here."
            : "No edits yet: move a card, and what would change is listed here."}
        </p>
      );
    case "computing":
      return <p className={styles["none"]}>Working out what changes…</p>;
    case "ready":
      break;
  }
  switch (tab) {
    case "flows":
      return (
        <>
          {withEdits && <EditBanner facts={impact.facts} />}
          <Flows facts={impact.facts} withEdits={withEdits} />
        </>
      );
    case "cards":
      return <Cards facts={impact.facts} />;
    case "namespaces":
      return <Namespaces facts={impact.facts} />;
  }
}
