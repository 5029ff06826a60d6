/** `tierboard export`: objects cut out of the files as they were written. */
import { Command, Option } from "commander";
import { exit, type ExitCode } from "../exit.ts";
import { type Loaded, load } from "../input/load.ts";
import { jsonText } from "../json.ts";
import { objectText, printObjects } from "#src/manifest/index.ts";
import type { Run } from "../run.ts";
import { misused, type Terminal } from "../terminal.ts";
import { type Chosen, choosePolicy, chooseTier } from "./choose.ts";

interface Options {
  readonly file: readonly string[];
  readonly policy?: string;
  readonly tier?: string;
  readonly output: "yaml" | "json";
}

const examples = `
Examples:
  tierboard export -f cluster.yaml --policy shop/allow-web
  tierboard export -f cluster.yaml --policy 'GlobalNetworkPolicy allow-dns'
  tierboard export -f manifests/ --tier platform > platform.yaml
  kubectl get networkpolicies -A -o yaml | tierboard export -f -

The text of an object stays byte for byte as it was written, comments included. Under --output json
the answer is a list of {object, file, line, yaml}.

Exit code: 0 answered, 2 unreadable input or wrong usage (also: no such policy or tier).`;

export function exportCommand(run: Run): Command {
  return new Command("export")
    .summary("objects as they were written: all, one policy, or one tier")
    .description(
      "Print loaded objects as YAML: all of them, one policy, or one tier with its policies in evaluation order.",
    )
    .requiredOption("-f, --file <FILE...>", "manifests: files, folders, or - for standard input")
    .addOption(
      new Option("--policy <NAME>", "only this policy: NAME, NAMESPACE/NAME or 'KIND NAMESPACE/NAME'"),
    )
    .addOption(new Option("--tier <NAME>", "only this tier and its policies").conflicts("policy"))
    .addOption(
      new Option("-o, --output <FORM>", "form of the answer").choices(["yaml", "json"]).default("yaml"),
    )
    .addHelpText("after", examples)
    .action((options: Options) => run((terminal) => exportAsAsked(options, terminal)));
}

async function exportAsAsked(options: Options, terminal: Terminal): Promise<ExitCode> {
  const loaded = await load(options.file, { assume: "nothing" }, terminal);
  if (loaded === null) return exit.unusable;
  const chosen = choose(loaded, options);
  if (!chosen.ok) return misused(chosen.message, terminal);
  const { ids } = chosen;
  terminal.out(options.output === "json" ? jsonText(listed(loaded, ids)) : printObjects(loaded.reading, ids));
  return loaded.complete ? exit.answered : exit.unusable;
}

function choose({ reading, set }: Loaded, { policy, tier }: Options): Chosen {
  if (policy !== undefined) return choosePolicy(set.cluster.policies, policy);
  if (tier !== undefined) return chooseTier(set.tiers, tier);
  return { ok: true, ids: [...new Set(reading.objects.map(({ id }) => id))] };
}

function listed({ reading }: Loaded, ids: readonly string[]): unknown {
  return ids.flatMap((id) => {
    const object = reading.objects.findLast((one) => one.id === id);
    if (!object) return [];
    const { file, start } = object.place;
    return [{ object: id, file, line: start.line, yaml: objectText(reading, id) }];
  });
}
