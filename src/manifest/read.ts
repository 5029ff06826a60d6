/** Text to a reading: every object with its place, the cluster, every problem. Never throws, drops nothing silently. */
import { codes } from "./codes.ts";
import type { Problem } from "./decode/scope.ts";
import { indexLines, type LineIndex } from "./lines.ts";
import { linkCluster } from "./link/cluster.ts";
import type { Finding, Loaded, LoadedDocument } from "./link/loaded.ts";
import { loadFiles, winners, type LoadedFiles } from "./load.ts";
import type { Diagnostic, ManifestObject, Place, Reading, ReadOptions, SourceFile } from "./types.ts";
import type { Span } from "./yaml/node.ts";

/** Reading the same documents again is cheap: what follows from one document's text alone is remembered. */
export function read(files: readonly SourceFile[], options: ReadOptions): Reading {
  const loaded = loadFiles(files);
  const places = new Places(files);
  const counting = winners(loaded.objects);
  const { cluster, findings } = linkCluster([...counting.values()], options);
  return {
    files,
    objects: loaded.objects.map((one) => manifestObject(one, places, counting.get(one.object.id) === one)),
    cluster,
    diagnostics: [
      ...loaded.unreadable.map(notText),
      ...documentDiagnostics(loaded, places),
      ...duplicates(loaded.objects, counting).map((finding) => fromFinding(finding, places)),
      ...findings.map((finding) => fromFinding(finding, places)),
    ],
    documents: loaded.documents.filter(({ document }) => !document.empty).length,
  };
}

/** Line indexes are made once per file, and only for files something points into. */
class Places {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly indexes = new Map<string, LineIndex>();

  constructor(files: readonly SourceFile[]) {
    this.texts = new Map(files.map(({ name, text }) => [name, text]));
  }

  of(from: LoadedDocument, span: Span): Place {
    const lines = this.lines(from.file);
    return {
      file: from.file,
      start: lines.position(from.start + span.start),
      end: lines.position(from.start + span.end),
    };
  }

  private lines(file: string): LineIndex {
    const known = this.indexes.get(file);
    if (known !== undefined) return known;
    const fresh = indexLines(this.texts.get(file) ?? "");
    this.indexes.set(file, fresh);
    return fresh;
  }
}

function manifestObject({ object, from }: Loaded, places: Places, counts: boolean): ManifestObject {
  const { id, apiVersion, kind, namespace, name, role, node } = object;
  return {
    id,
    apiVersion,
    kind,
    namespace,
    name,
    role: counts || role === "broken" ? role : "unused",
    place: places.of(from, node),
  };
}

function notText(file: SourceFile): Diagnostic {
  const at = { offset: 0, line: 1, column: 1 };
  return {
    code: "not-text",
    severity: "error",
    message: `\`${file.name}\` is not text`,
    help: codes["not-text"].help,
    place: { file: file.name, start: at, end: at },
    object: null,
    path: null,
  };
}

function documentDiagnostics({ documents }: LoadedFiles, places: Places): readonly Diagnostic[] {
  return documents.flatMap((from) => [
    ...from.document.problems.map((problem) => fromProblem(problem, { from, object: null }, places)),
    ...from.document.objects.flatMap((object) =>
      object.problems.map((problem) => fromProblem(problem, { from, object: object.id }, places)),
    ),
  ]);
}

function fromProblem(
  problem: Problem,
  about: { from: LoadedDocument; object: string | null },
  places: Places,
): Diagnostic {
  const { code, message, help, path } = problem;
  return {
    code,
    severity: codes[code].severity,
    message,
    help: help ?? codes[code].help,
    place: places.of(about.from, problem),
    object: about.object,
    path,
  };
}

function fromFinding(finding: Finding, places: Places): Diagnostic {
  const { about, at, help, ...rest } = finding;
  const problem: Problem = { ...rest, help: help ?? null, start: at.start, end: at.end };
  return fromProblem(problem, { from: about.from, object: about.object.id }, places);
}

function duplicates(objects: readonly Loaded[], counting: ReadonlyMap<string, Loaded>): readonly Finding[] {
  return objects.flatMap((about): readonly Finding[] => {
    const winner = counting.get(about.object.id);
    if (
      winner === undefined ||
      winner === about ||
      winner.object.apiVersion === "" ||
      about.object.name === ""
    )
      return [];
    return [
      {
        code: "duplicate-object",
        about,
        at: about.object.at,
        path: "metadata.name",
        message: `\`${about.object.id}\` is given again later, in \`${winner.from.file}\``,
      },
    ];
  });
}
