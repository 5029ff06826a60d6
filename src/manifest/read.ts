/** Text to a reading: every object with its place, the cluster, every problem. Never throws, drops nothing silently. */
import { codes } from "./codes.ts";
import type { Problem } from "./decode/scope.ts";
import { linkCluster } from "./link/cluster.ts";
import type { Finding, Loaded, LoadedDocument } from "./link/loaded.ts";
import { loadFiles, type LoadedFiles } from "./load.ts";
import type { Diagnostic, ManifestObject, Reading, ReadOptions, SourceFile } from "./types.ts";

/**
 * Files in any order, with unique names. Errors are diagnostics. Where an object is given twice the last one that can be
 * read counts.
 * Reading again after an edit is cheap: documents whose text is the same are not decoded again.
 */
export function read(files: readonly SourceFile[], options: ReadOptions): Reading {
  const loaded = loadFiles(files);
  const { cluster, findings } = linkCluster([...loaded.counting.values()], options);
  return {
    files,
    objects: loaded.objects.map((one) => manifestObject(one, loaded)),
    cluster,
    diagnostics: [
      ...loaded.unreadable.map(notText),
      ...documentDiagnostics(loaded),
      ...[...duplicates(loaded), ...findings].map((finding) => fromFinding(finding, loaded)),
    ],
    documents: loaded.documents.filter(({ document }) => !document.empty).length,
  };
}

/** An object that is given again later plays no part. */
function manifestObject(one: Loaded, { counting, place }: LoadedFiles): ManifestObject {
  const { apiVersion, kind, namespace, name, role, node } = one.object;
  const replaced = role === "used" && counting.get(one.id) !== one;
  return {
    id: one.id,
    apiVersion,
    kind,
    namespace,
    name,
    role: replaced ? "unused" : role,
    place: place(one.from, node),
  };
}

function notText(file: SourceFile): Diagnostic {
  const at = { offset: 0, line: 1, column: 1 };
  return {
    code: "not-text",
    severity: codes["not-text"].severity,
    message: `\`${file.name}\` is not text: it holds NUL characters`,
    help: codes["not-text"].help,
    place: { file: file.name, start: at, end: at },
    object: null,
    path: null,
  };
}

function documentDiagnostics(loaded: LoadedFiles): readonly Diagnostic[] {
  let next = 0;
  return loaded.documents.flatMap((from) => [
    ...from.document.problems.map((problem) => fromProblem(problem, { from, object: null }, loaded)),
    ...loaded.objects
      .slice(next, (next += from.document.objects.length))
      .flatMap(({ id, object }) =>
        object.problems.map((problem) => fromProblem(problem, { from, object: id }, loaded)),
      ),
  ]);
}

interface About {
  readonly from: LoadedDocument;
  readonly object: string | null;
}

function fromProblem(problem: Problem, { from, object }: About, loaded: LoadedFiles): Diagnostic {
  const { code, message, help, path } = problem;
  const { severity, help: general } = codes[code];
  return { code, severity, message, help: help ?? general, place: loaded.place(from, problem), object, path };
}

function fromFinding({ about, at, help, ...rest }: Finding, loaded: LoadedFiles): Diagnostic {
  const problem: Problem = { ...rest, help: help ?? null, start: at.start, end: at.end };
  return fromProblem(problem, { from: about.from, object: about.id }, loaded);
}

function duplicates({ objects, counting }: LoadedFiles): readonly Finding[] {
  return objects.flatMap((about): readonly Finding[] => {
    const { id, object } = about;
    const winner = counting.get(id);
    if (winner === undefined || winner === about) return [];
    const behind = object.content === null && objects.indexOf(winner) < objects.indexOf(about);
    const message = behind
      ? `\`${id}\` is not read here; what counts stands earlier, in \`${winner.from.file}\``
      : `\`${id}\` is given again later, in \`${winner.from.file}\``;
    return [{ code: "duplicate-object", about, at: object.at, path: "metadata.name", message }];
  });
}
