/** Errors of the file system in words. */

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  ENOTDIR: "no such file or folder",
  EACCES: "not allowed to read it",
  EPERM: "not allowed to read it",
  ELOOP: "a link that leads back to itself",
  ERR_FS_FILE_TOO_LARGE: "it is larger than 500 MB",
};

/** Lower case, no final period. What is no error of the file system is thrown on. */
export function whyUnreadable(error: unknown): string {
  if (!(error instanceof Error && "code" in error)) throw error;
  return reasons[String(error.code)] ?? `cannot be read (${String(error.code)})`;
}
