/**
 * Exit code of a command that failed, from the engine's text. BuildKit sends it nowhere else:
 * "executor failed running [...]: exit code: 3" (20.10) and "process ... did not complete
 * successfully: exit code: 3" (later); the classic builder writes "returned a non-zero code: 3".
 * The last one counts, since the command itself is quoted before it.
 */
export function exitCodeOf(message: string): number | null {
  const matches = [...message.matchAll(/(?:exit code|non-zero code): (-?\d+)/g)];
  const code = matches.at(-1)?.[1];
  return code === undefined ? null : Number(code);
}

/** Whether a step's error only says that it was stopped, by the user or because another step failed. */
export function isCancellation(error: string): boolean {
  return /\bcontext cancell?ed\b|\bCanceled desc\b/.test(error);
}
