/** `tierboard plan`: the order values that bring a policy to a place, and which flows that changes. */
import { Command, Option } from "commander";
import { exit, type ExitCode } from "../exit.ts";
import { load } from "../input/load.ts";
import { writeJson } from "../json.ts";
import { painter } from "../paint.ts";
import type { Run } from "../run.ts";
import { misused, type Terminal } from "../terminal.ts";
import { findPolicy } from "../export/choose.ts";
import { planJson, planText } from "./answer.ts";
import { changedYaml, planMove } from "./plan.ts";
import type { Policy } from "#src/engine/index.ts";
import type { MoveTarget } from "#src/plan/index.ts";

interface Options {
  readonly file: readonly string[];
  readonly move: string;
  readonly before?: string;
  readonly toTier?: string;
  readonly to?: "top" | "up" | "down" | "bottom";
  readonly pending?: true;
  readonly output: "text" | "yaml" | "json";
}

const examples = `
Examples:
  tierboard plan -f cluster.yaml --move deny-dmz --before gateway-ingress
  tierboard plan -f manifests/ --move 'NetworkPolicy shop/allow-web' --to top
  tierboard plan -f cluster.yaml --move quarantine --to-tier security --output yaml > changed.yaml

As few objects as possible get another order, and no two policies of a tier end up with the same. The flows
that would change are told with it. --output yaml prints the changed objects, otherwise as they were written.

Exit code: 0 answered, 2 unreadable input, wrong usage, or a place that cannot be had.`;

export function planCommand(run: Run): Command {
  return new Command("plan")
    .summary("order values that move a policy, and which flows that changes")
    .description("Plan a move: which objects get which order, and which flows would be answered differently.")
    .requiredOption("-f, --file <FILE...>", "manifests: files, folders, or - for standard input")
    .requiredOption("--move <POLICY>", "NAME, NAMESPACE/NAME or 'KIND NAMESPACE/NAME'")
    .addOption(new Option("--before <POLICY>", "to the place before this policy"))
    .addOption(
      new Option("--to-tier <TIER>", "to this tier, where its own order puts it").conflicts("before"),
    )
    .addOption(
      new Option("--to <PLACE>", "within its tier")
        .choices(["top", "up", "down", "bottom"])
        .conflicts(["before", "toTier"]),
    )
    .option("--pending", "count staged policies as if they were enforced")
    .addOption(
      new Option("-o, --output <FORM>", "form of the answer")
        .choices(["text", "yaml", "json"])
        .default("text"),
    )
    .addHelpText("after", examples)
    .action((options: Options) => run((terminal) => planAsAsked(options, terminal)));
}

async function planAsAsked(options: Options, terminal: Terminal): Promise<ExitCode> {
  const loaded = await load(options.file, { assume: "missing" }, terminal);
  if (loaded === null) return exit.unusable;
  const { policies } = loaded.set.cluster;
  const moved = findPolicy(policies, options.move);
  if (!moved.ok) return misused(moved.message, terminal);
  const target = targetOf(options, policies);
  if (!target.ok) return misused(target.message, terminal);
  const scope = options.pending ? "pending" : "enforced";
  const planned = planMove(loaded, { policy: moved.policy.id, target: target.target, scope });
  if (!planned.ok) return misused(planned.reason, terminal);
  switch (options.output) {
    case "text":
      terminal.out(planText(planned.plan, painter(terminal.color)));
      break;
    case "yaml":
      terminal.out(changedYaml(planned.plan));
      break;
    case "json":
      writeJson(planJson(planned.plan), terminal);
  }
  return loaded.complete ? exit.answered : exit.unusable;
}

type Target =
  { readonly ok: true; readonly target: MoveTarget } | { readonly ok: false; readonly message: string };

function targetOf({ before, toTier, to }: Options, policies: readonly Policy[]): Target {
  if (to !== undefined) return { ok: true, target: { kind: to } };
  if (toTier !== undefined) return { ok: true, target: { kind: "tier", tier: toTier } };
  if (before === undefined) return { ok: false, message: "say where to with --before, --to or --to-tier" };
  const next = findPolicy(policies, before);
  return next.ok ? { ok: true, target: { kind: "before", policy: next.policy.id } } : next;
}
