/** The steps as a shell script of `kubectl` commands. What is passed to the script is passed on to each of them. */
import type { ObjectStep, Target } from "./changes.ts";

export interface ScriptOptions {
  /** One line: what the script does. */
  readonly title: string;
}

export function kubectlScript(steps: readonly ObjectStep[], { title }: ScriptOptions): string {
  const head = [
    "#!/bin/sh",
    `# ${oneLine(title)}`,
    "# Options are handed to every command: sh FILE --dry-run=server, sh FILE --context=staging",
    "set -eu",
  ];
  const commands = steps.map((step) => `\n# ${oneLine(step.object)}\n${commandFor(step)}`);
  const nothing = steps.length === 0 ? ["\n# nothing to do"] : [];
  return `${[...head, ...commands, ...nothing].join("\n")}\n`;
}

function commandFor(step: ObjectStep): string {
  switch (step.step) {
    case "patch":
      return `kubectl patch ${nameOf(step)} --type merge -p ${quoted(JSON.stringify(step.patch))} "$@"`;
    case "delete":
      return `kubectl delete ${nameOf(step)} --ignore-not-found "$@"`;
    case "apply": {
      const end = delimiterFor(step.text);
      // Where the text names no namespace, kubectl would take the one of its context.
      const where = step.namespace === null ? "" : ` -n ${quoted(step.namespace)}`;
      return `kubectl apply${where} "$@" -f - <<'${end}'\n${step.text.replace(/\r\n?/g, "\n")}${end}`;
    }
  }
}

/** `networkpolicies.projectcalico.org web -n shop`: the group tells Calico's kinds from Kubernetes' own. */
function nameOf(target: Target): string {
  const where = target.namespace === null ? [] : ["-n", quoted(target.namespace)];
  return [resourceOf(target), quoted(target.name), ...where].join(" ");
}

function resourceOf({ apiVersion, kind }: Target): string {
  const lower = kind.toLowerCase();
  const plural = lower.endsWith("y") ? `${lower.slice(0, -1)}ies` : `${lower}s`;
  return apiVersion.includes("/") ? `${plural}.${apiVersion.slice(0, apiVersion.indexOf("/"))}` : plural;
}

/** As a single word of the shell. */
function quoted(text: string): string {
  return /^[A-Za-z0-9._/:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A word that is no line of the text. */
function delimiterFor(text: string): string {
  const lines = new Set(text.split(/\r\n|\r|\n/));
  let word = "YAML";
  while (lines.has(word)) word += "_";
  return word;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
