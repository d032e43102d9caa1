import { ignoreFileFor } from '@stagecraft/dockerfile';
import type { Ports } from '../ports.ts';

/** Reads the ignore file that applies to a Dockerfile, as it is on disk; null when there is none. */
export async function readIgnoreFile(
  ports: Ports,
  workspaceId: string,
  dockerfile: string,
): Promise<{ readonly path: string; readonly text: string } | null> {
  for (const path of ignoreFileFor(dockerfile)) {
    const params = { id: workspaceId };
    const answer = await ports.api.call('readFile', { params, query: { path } });
    if (answer.ok) return { path: answer.value.path, text: answer.value.text };
    if (answer.problem.code !== 'not_found') return null;
  }
  return null;
}
