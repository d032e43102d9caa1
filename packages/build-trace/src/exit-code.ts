/** Longest first: an error may quote the command, which could itself contain the shorter phrase. */
const phrases = [
  // BuildKit since 0.9: `process "/bin/sh -c x" did not complete successfully: exit code: 7`
  /did not complete successfully: exit code: (\d+)/g,
  // BuildKit of Docker 20.10: `executor failed running [/bin/sh -c x]: exit code: 7`
  /executor failed running \[[\s\S]*\]: exit code: (\d+)/g,
  // Classic builder: `The command '/bin/sh -c x' returned a non-zero code: 7`
  /returned a non-zero code: (\d+)/g,
  // Podman's builder: `building at STEP "RUN x": while running runtime: exit status 7`
  /while running runtime: exit status (\d+)/g,
];

/**
 * The exit code of a failed RUN, which engines tell only inside the error's text.
 * @param message an engine's error text (a step's or a build's)
 * @returns the code, or null when the text names none
 */
export function exitCodeOf(message: string): number | null {
  for (const phrase of phrases) {
    // The last hit: the engine appends its own words after the quoted command.
    const code = [...message.matchAll(phrase)].at(-1)?.[1];
    if (code !== undefined) return Number(code);
  }
  return null;
}
