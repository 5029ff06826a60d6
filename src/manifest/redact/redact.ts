/**
 * Manifests that can be shown to anybody: names, labels and addresses become tokens, the same in every file, and what
 * plays no part is left out with all comments. Law: every flow gets the verdict it had, and the board stands as it stood.
 */
import type { PolicyId } from "#src/engine/index.ts";
import { loadFiles } from "../load.ts";
import { read } from "../read.ts";
import type { Change, Reading, SourceFile } from "../types.ts";
import { printYaml } from "../export/print-yaml.ts";
import { coverChange, coverId } from "./changes.ts";
import { createCover, type Cover } from "./cover.ts";
import { coverObject } from "./object.ts";
import { unknown } from "./tokens.ts";

export interface Redaction {
  /** Of one of the readings the redaction was made for. */
  readonly files: (reading: Reading) => readonly SourceFile[];
  /** `pod:NAMESPACE/NAME`, `hep:NAME`, `svc:NAMESPACE/NAME`, `ip:ADDRESS`. */
  readonly end: (ref: string) => string;
  /** As a question names it: `tcp/http`; numbers stay. */
  readonly port: (spec: string) => string;
  readonly address: (text: string) => string;
  readonly tier: (name: string) => string;
  readonly policy: (id: PolicyId) => PolicyId;
  /** Of any object. */
  readonly object: (id: string) => string;
  /** Of a policy. */
  readonly name: (name: string) => string;
  /** One of those changes; several where one does not do, none where it changes nothing. */
  readonly change: (change: Change) => readonly Change[];
}

/**
 * `key`: what the exchange of addresses is drawn from; whoever knows it can undo that exchange. `changes`: of a draft of
 * the first reading, made or undone.
 */
export function redact(
  readings: readonly Reading[],
  key: string,
  changes: readonly Change[] = [],
): Redaction {
  const texts = changes.flatMap((change) => ("kind" in change && "text" in change ? [change.text] : []));
  const written = texts.map((text) => read([{ name: "", text }], { assume: "nothing" }));
  const cover = createCover({ clusters: [...readings, ...written].map(({ cluster }) => cluster), key });
  for (const reading of readings) coverFiles(reading, cover);
  for (const change of changes) coverChange(change, cover);
  cover.seal();
  return {
    files: (reading) => coverFiles(reading, cover),
    end: (ref) => coverEnd(ref, cover),
    port: (spec) => spec.replace(/[^/]*[A-Za-z][^/]*$/, (name) => coverPort(name, spec, cover)),
    address: cover.net,
    tier: cover.tier,
    // The id of the same policy in the redacted reading.
    policy: (id) => coverId(id, cover) as PolicyId,
    object: (id) => coverId(id, cover),
    name: (name) => cover.name(name, "policy"),
    change: (change) => coverChange(change, cover),
  };
}

function coverFiles(reading: Reading, cover: Cover): readonly SourceFile[] {
  const { documents, counting } = loadFiles(reading.files);
  return reading.files.map(({ name }, at) => {
    const objects = documents.flatMap(({ file, document }) => (file === name ? document.objects : []));
    const taking = objects.filter(
      (object) => object.content !== null && counting.get(object.id)?.object === object,
    );
    return {
      name: `manifests-${at + 1}.yaml`,
      text: taking.map((object) => printYaml(coverObject(object, cover))).join("---\n"),
    };
  });
}

function coverEnd(ref: string, cover: Cover): string {
  const [, kind = "", rest = ""] = /^([a-z]+):(.*)$/s.exec(ref) ?? [];
  if (kind === "ip") return `ip:${cover.net(rest)}`;
  if (kind === "hep") return `hep:${cover.name(rest, "host")}`;
  const [, namespace = "", name = ""] = /^([^/]*)\/(.*)$/s.exec(rest) ?? [];
  return `${kind}:${cover.name(namespace, "ns")}/${coverPodName(name, cover)}`;
}

const workloadKinds = /\.(?:deployment|statefulset|daemonset|replicaset|job|cronjob)$/;

/** Of two workloads with one name, the later one carries its kind behind it. */
function coverPodName(name: string, cover: Cover): string {
  const token = cover.name(name, "pod");
  const kind = workloadKinds.exec(name)?.[0] ?? "";
  if (kind === "" || token !== unknown) return token;
  return cover.name(name.slice(0, -kind.length), "pod") + kind;
}

/** The last part of a port is a name unless it is the protocol, standing alone. */
function coverPort(name: string, spec: string, cover: Cover): string {
  const alone = !spec.includes("/");
  return alone && /^(?:tcp|udp|sctp|icmp|icmpv6)$/i.test(name) ? name : cover.name(name, "port");
}
