import type { TerminalRequest } from '@stagecraft/contracts';

/** Asks for the first shell that is found in a container, by its id or name. */
export function shellIn(container: string): TerminalRequest {
  return { kind: 'exec', container, command: null, user: null, workingDirectory: null, env: [] };
}
