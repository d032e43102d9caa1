import type { ImageFolder } from '@stagecraft/contracts';
import type { Outcome } from '../../../engine.ts';
import type { EngineProcess } from '../../../process-engine.ts';
import type { StepProcessRequest } from '../../../step-engine.ts';

/** Characters of a listing that are read. */
const listingLimit = 500_000;

/** Entries of a folder, told by the `ls` of the state itself; it marks folders by a slash. */
export async function listFolder(
  run: (request: StepProcessRequest) => Promise<Outcome<EngineProcess>>,
  path: string,
): Promise<Outcome<ImageFolder>> {
  const command = ['ls', '-1Ap', '--', path];
  const size = { columns: 200, rows: 50 };
  const started = await run({ command, env: ['QUOTING_STYLE=literal', 'LC_ALL=C.UTF-8'], size });
  if (!started.ok) return started;
  const { output, ended, close } = started.value;
  const decoder = new TextDecoder();
  let text = '';
  for await (const { bytes } of output) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > listingLimit) await close();
  }
  const { exitCode } = await ended;
  const truncated = text.length > listingLimit;
  if (exitCode !== 0 && !truncated) {
    return { ok: false, failure: { kind: 'not_found', detail: text.trim() } };
  }
  const lines = text.split(/\r?\n/).slice(0, -1);
  const entries = lines.map((line) => ({
    name: line.replace(/\/$/, ''),
    folder: line.endsWith('/'),
  }));
  return { ok: true, value: { entries, truncated } };
}
