/** One thing at a time, for small windows and large zoom: tabs over the flow bar and the verdict. */
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { Board } from "#src/features/board/index.ts";
import { EndpointsPanel } from "#src/features/endpoints/index.ts";
import { FlowBar, Player, TracePanel, VerdictLine } from "#src/features/flow/index.ts";
import { useCommands, useSession, type ViewState } from "#src/session/index.ts";
import { cx, TabPanel, Tabs } from "#src/ui/index.ts";
import styles from "./Narrow.module.css";
import { BesideReview, ImpactPanel, PolicyScreen, YamlEditor } from "./later.ts";
import { FlowPin, Pins } from "./Pins.tsx";
import { Problems } from "./Problems.tsx";
import { useFlowParts } from "./use-flow-parts.ts";
import { useOutdated } from "./use-outdated.ts";

type Tab = ViewState["narrowTab"];

const atRest: readonly { readonly value: Tab; readonly label: string }[] = [
  { value: "tiers", label: "Tiers" },
  { value: "endpoints", label: "Endpoints" },
];
const withFlow: typeof atRest = [
  { value: "trace", label: "Trace" },
  { value: "why", label: "Why" },
  ...atRest,
];

const impactTab = { value: "impact", label: "Impact" } as const;

export function Narrow(): ReactNode {
  const parts = useFlowParts();
  const answered = useSession((state) => state.answer?.kind === "answer") && parts;
  const chosen = useSession((state) => state.narrowTab);
  const outdated = useOutdated(answered);
  const policy = useSession((state) => state.policy !== null);
  const commands = useCommands();
  useTraceTab({ answered, chosen });
  const edited = useSession((state) => (state.document?.cursor ?? 0) > 0);
  const tabs = [...(answered ? withFlow : atRest), ...(edited ? [impactTab] : [])];
  const tab = tabs.some(({ value }) => value === chosen) ? chosen : "tiers";
  const reading = tab === "trace" || tab === "why";
  return (
    <>
      <FlowBar tools={<FlowPin />} />
      <VerdictLine form="narrow" shown={parts} />
      <Tabs label="View" value={tab} tabs={tabs} onChange={commands.setNarrowTab} className={styles["tabs"]}>
        {tabs.map(({ value }) => (
          <TabPanel
            key={value}
            value={value}
            className={cx(styles["panel"], reading && styles["empty"], value === "tiers" && outdated)}
          >
            {value === "tiers" && <Board narrow />}
            {value === "endpoints" && <EndpointsPanel form="page" />}
            {value === "impact" && (
              <Suspense fallback={null}>
                <ImpactPanel size="page" beside={<BesideReview />} />
              </Suspense>
            )}
          </TabPanel>
        ))}
        <div className={reading ? cx(styles["panel"], outdated) : "visually-hidden"}>
          {answered && (
            <Suspense fallback={null}>
              <TracePanel form={reading ? tab : "hidden"} />
            </Suspense>
          )}
        </div>
      </Tabs>
      <Pins />
      <Problems />
      {answered && (
        <Suspense fallback={null}>
          <Player form="narrow" />
        </Suspense>
      )}
      {policy && (
        <div className={styles["sheet"]}>
          <Suspense fallback={null}>
            <PolicyScreen editor={YamlEditor} />
          </Suspense>
        </div>
      )}
    </>
  );
}

/** The first answer of a flow turns from the tiers to its trace; whoever is choosing endpoints stays there. */
function useTraceTab({ answered, chosen }: { readonly answered: boolean; readonly chosen: Tab }): void {
  const commands = useCommands();
  const before = useRef(false);
  useEffect(() => {
    if (answered && !before.current && chosen === "tiers") commands.setNarrowTab("trace");
    before.current = answered;
  }, [answered, chosen, commands]);
}
