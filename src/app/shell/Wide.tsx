/** The board between its panels: endpoints at the left, details at the right, the verdict and player at its foot. */
import { type ReactNode, Suspense } from "react";
import { Board } from "#src/features/board/index.ts";
import { EndpointsPanel } from "#src/features/endpoints/index.ts";
import { FlowBar, Player, TracePanel, VerdictLine } from "#src/features/flow/index.ts";
import { impactShown, useSession } from "#src/session/index.ts";
import { cx } from "#src/ui/index.ts";
import { ImpactOver, ImpactUnder } from "./Impact.tsx";
import { PolicyScreen, YamlEditor } from "./later.ts";
import { FlowPin, Pins } from "./Pins.tsx";
import { Problems } from "./Problems.tsx";
import { useFlowParts } from "./use-flow-parts.ts";
import { useOutdated } from "./use-outdated.ts";
import { usePanels } from "./use-panels.ts";
import styles from "./Wide.module.css";

export function Wide({ form }: { readonly form: "wide" | "middle" }): ReactNode {
  const panels = usePanels(form);
  const parts = useFlowParts();
  const answered = useSession((state) => state.answer?.kind === "answer") && parts;
  // The foot takes its room with the question: when the answer comes, the board has its size already.
  const expecting = useSession((state) => state.asking && state.port !== "");
  const outdated = useOutdated(answered);
  const reviewing = useSession((state) => impactShown(state) === "full");
  return (
    <>
      <div inert={reviewing}>
        <FlowBar tools={<FlowPin />} />
      </div>
      <div
        inert={reviewing}
        className={cx(styles["frame"], panels.inspector === "policy" && styles["reading"])}
      >
        <div className={cx(styles["endpoints"], panels.endpoints === "over" && styles["over"])}>
          <EndpointsPanel form={panels.endpoints === "rail" ? "rail" : "panel"} />
        </div>
        {panels.endpoints === "over" && <div className={styles["railGap"]} />}
        <div className={styles["middle"]}>
          <div className={cx(styles["board"], outdated)}>
            <Board narrow={false} />
          </div>
          <ImpactUnder />
          <Pins />
          <Problems />
        </div>
        <Foot className={cx(styles["foot"], expecting && styles["expecting"])}>
          <VerdictLine form="wide" shown={parts} />
          {answered && (
            <Suspense fallback={null}>
              <Player form="wide" />
            </Suspense>
          )}
        </Foot>
        <aside
          className={cx(
            styles["inspector"],
            styles[panels.inspector],
            panels.inspector !== "policy" && outdated,
          )}
          aria-label="Details"
        >
          {panels.inspector === "policy" && (
            <Suspense fallback={null}>
              <PolicyScreen editor={YamlEditor} />
            </Suspense>
          )}
          {answered && (
            <Suspense fallback={null}>
              <TracePanel form={panels.trace} />
            </Suspense>
          )}
        </aside>
      </div>
      <ImpactOver />
    </>
  );
}

/** Leaves its room to the board while a card is lifted; nothing else has to be drawn anew for that. */
function Foot({
  className,
  children,
}: {
  readonly className: string;
  readonly children: ReactNode;
}): ReactNode {
  const lifted = useSession((state) => state.drag !== null);
  return (
    <div className={className} hidden={lifted}>
      {children}
    </div>
  );
}
