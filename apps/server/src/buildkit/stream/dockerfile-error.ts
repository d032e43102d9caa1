/**
 * 0-based line of the Dockerfile that an error of the engine names; null when it names none. Known
 * wordings: "dockerfile parse error line 3:" (20.10), "dockerfile parse error on line 3:" (later),
 * and the quoted source ("Dockerfile:3" above a rule of dashes) of BuildKit's own clients.
 */
export function lineOfError(message: string): number | null {
  const match =
    /dockerfile parse error(?: on)? line (\d+)/i.exec(message) ??
    /^[^\n]*:(\d+)\n-{4,}$/m.exec(message);
  const line = Number(match?.[1] ?? 0);
  return line > 0 ? line - 1 : null;
}
