import type { Reporter } from './reporter.ts';

/** Build events as they are, one JSON value a line. */
export function createJsonReporter(): Reporter {
  return { report: (event) => `${JSON.stringify(event)}\n`, end: () => '' };
}
