/**
 * The region "Trace". `docked` fills its column, `overlay` lies over the board and closes, `trace` and `why` are the
 * pages of the narrow screen, `hidden` is for reading aids alone. It is in the document as long as a flow is answered,
 * closed or not: then as plain lists for reading aids. With no answered flow it renders nothing.
 */
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import type { Explanation } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { cx, IconButton, TabPanel, Tabs } from "#src/ui/index.ts";
import { useExplanation } from "../answer.ts";
import { Halves } from "./Halves.tsx";
import { PoliciesPanel } from "./PoliciesPanel.tsx";
import styles from "./TracePanel.module.css";
import { WhyFacts, WhyPanel } from "./WhyPanel.tsx";
import { YamlPanel } from "./YamlPanel.tsx";

export type TraceForm = "docked" | "overlay" | "trace" | "why" | "hidden";

export function TracePanel({ form }: { readonly form: TraceForm }): ReactNode {
  const explanation = useExplanation();
  const open = useSession((state) => state.inspectorOpen);
  const commands = useCommands();
  if (explanation === null) return null;
  const shown = form === "trace" || form === "why" || (form !== "hidden" && open);
  return (
    // Escape anywhere inside closes the overlay; the region itself takes no focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <section
      aria-label="Trace"
      className={shown ? cx(styles["panel"], styles[form]) : "visually-hidden"}
      onKeyDown={(event) => {
        if (form !== "overlay" || event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        commands.setInspectorOpen(false);
      }}
    >
      {shown ? (
        <Shown form={form} explanation={explanation} />
      ) : (
        <Halves explanation={explanation} look="text" />
      )}
    </section>
  );
}

interface ShownProps {
  readonly form: TraceForm;
  readonly explanation: Explanation;
}

function Shown({ form, explanation }: ShownProps): ReactElement {
  if (form === "trace") return <Halves explanation={explanation} look="page" />;
  if (form === "why") {
    return (
      <>
        <WhyFacts explanation={explanation} />
        <Aside explanation={explanation} />
      </>
    );
  }
  return <Tabbed explanation={explanation} />;
}

function Tabbed({ explanation }: { readonly explanation: Explanation }): ReactElement {
  const tab = useSession((state) => state.inspectorTab);
  const commands = useCommands();
  return (
    <>
      <Tabs
        label="Trace"
        className={styles["tabs"]}
        value={tab}
        onChange={commands.setInspectorTab}
        tabs={[
          { value: "why", label: "Why" },
          { value: "policies", label: "Policies" },
          { value: "yaml", label: "YAML" },
        ]}
        trailing={
          <IconButton label="Close trace" onClick={() => commands.setInspectorOpen(false)}>
            <X size={16} aria-hidden />
          </IconButton>
        }
      >
        <TabPanel value="why" className={styles["scroll"]}>
          <WhyPanel explanation={explanation} />
        </TabPanel>
        <TabPanel value="policies" className={styles["scroll"]}>
          <PoliciesPanel explanation={explanation} />
        </TabPanel>
        <TabPanel value="yaml" className={styles["scroll"]}>
          <YamlPanel explanation={explanation} />
        </TabPanel>
      </Tabs>
      {tab !== "why" && <Aside explanation={explanation} />}
    </>
  );
}

/** The step lists for reading aids, where the page shown has none. */
function Aside({ explanation }: { readonly explanation: Explanation }): ReactElement {
  return (
    <div className="visually-hidden">
      <Halves explanation={explanation} look="text" />
    </div>
  );
}
