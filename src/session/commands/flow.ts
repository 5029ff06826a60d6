/** The question and its answer: ends, scope, player. */
import { stepsShown } from "../derive.ts";
import type { SessionState } from "../state.ts";
import type { Command } from "./types.ts";

const hasSteps = (state: SessionState): boolean => stepsShown(state) > 0;
const isService = (end: string | null): boolean => end?.startsWith("svc:") ?? false;

export const flowCommands: readonly Command[] = [
  {
    id: "clear-flow",
    title: "Clear flow",
    group: "Flow",
    keywords: "reset end source destination",
    enabled: (state) => state.source !== null || state.destination !== null,
    run: (actions) => actions.clearFlow(),
  },
  {
    id: "swap",
    title: "Swap source and destination",
    group: "Flow",
    keywords: "reverse turn",
    enabled: (state) =>
      (state.source !== null || state.destination !== null) && !isService(state.destination),
    run: (actions) => actions.swap(),
  },
  {
    id: "external-address",
    title: "Choose an external address…",
    group: "Flow",
    keywords: "internet outside ip",
    enabled: (state) => state.snapshot !== null,
    run: (actions) => actions.openDialog("address"),
  },
  {
    id: "toggle-scope",
    title: "Switch between enforced and pending",
    group: "Flow",
    keywords: "staged policies that count",
    shortcuts: [{ key: "p" }],
    enabled: (state) => state.snapshot !== null,
    run: (actions, state) => actions.setScope(state.scope === "enforced" ? "pending" : "enforced"),
  },
  {
    id: "show-enforced",
    title: "Count enforced policies only",
    group: "Flow",
    keywords: "staged scope",
    enabled: (state) => state.scope !== "enforced",
    run: (actions) => actions.setScope("enforced"),
  },
  {
    id: "show-pending",
    title: "Count staged policies as if enforced",
    group: "Flow",
    keywords: "pending scope",
    enabled: (state) => state.scope !== "pending",
    run: (actions) => actions.setScope("pending"),
  },
  {
    id: "toggle-play",
    title: "Play or pause the explanation",
    group: "Flow",
    keywords: "animation steps",
    shortcuts: [{ key: " " }],
    enabled: hasSteps,
    run: (actions, state) => (state.playing ? actions.pause() : actions.play()),
  },
  {
    id: "next-step",
    title: "Next step",
    group: "Flow",
    shortcuts: [{ key: "]" }],
    enabled: hasSteps,
    run: (actions) => actions.nextStep(),
  },
  {
    id: "previous-step",
    title: "Previous step",
    group: "Flow",
    shortcuts: [{ key: "[" }],
    enabled: hasSteps,
    run: (actions) => actions.previousStep(),
  },
  {
    id: "finish-steps",
    title: "Show the finished line",
    group: "Flow",
    keywords: "steps end all",
    enabled: (state) => state.step !== null,
    run: (actions) => actions.setStep(null),
  },
];
