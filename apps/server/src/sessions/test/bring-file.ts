import { Readable } from 'node:stream';
import { archiveOf } from '../../containers/files/upload.ts';
import type { createTestSessions } from './test-sessions.ts';

/** Puts a file into a container as `docker cp` does. @param path absolute */
export async function bringFile(
  { engine }: Pick<Awaited<ReturnType<typeof createTestSessions>>, 'engine'>,
  container: string,
  path: string,
  content: string,
): Promise<void> {
  const bytes = Buffer.from(content);
  const file = {
    path: path.slice(1),
    size: bytes.length,
    modifiedAt: 1_000_000_000_000,
    mode: 0o644,
  };
  const archive = archiveOf(file, Readable.from([bytes]));
  const signal = new AbortController().signal;
  const written = await engine.writeContainerPath(container, '/', archive, signal);
  if (!written.ok) throw new Error(written.failure.detail);
}
