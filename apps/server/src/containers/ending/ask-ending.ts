import type { ContainerEnding } from '@stagecraft/contracts';
import type { EngineAccess } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import { ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { askContainers } from '../ask.ts';
import { collectLines, type LogLine } from '../log-lines.ts';
import { explainEnding } from './explain.ts';

/** Lines that are shown, and characters of each. */
const shown = { lines: 20, characters: 1000 };
/** Bytes of output that are read for them. */
const outputLimit = 1024 ** 2;

/** The last lines of a container; none where its log cannot be read back. */
async function lastLines(
  engine: Engine,
  id: string,
  signal: AbortSignal,
): Promise<ContainerEnding['lastOutput']> {
  const kept: LogLine[] = [];
  const lines = collectLines((line) => {
    kept.push(line);
    if (kept.length > shown.lines) kept.shift();
  });
  const options = { tail: shown.lines, limit: outputLimit, follow: false };
  await engine.containerLogs(id, options, async (output) => lines.take(output), signal);
  lines.end();
  return kept.map(({ stream, text }) => ({ stream, text: text.slice(0, shown.characters) }));
}

/** Why a container does not run; null while it does. */
export async function askEnding(
  access: EngineAccess,
  id: string,
  signal: AbortSignal,
): Promise<Result<ContainerEnding | null>> {
  const found = await askContainers(access, (engine) => engine.container(id));
  const engine = access.engine();
  if (!found.ok || engine === null) return found.ok ? ok(null) : found;
  const { state } = found.value;
  const isOver = state === 'exited' || state === 'dead' || state === 'restarting';
  const lastOutput = isOver ? await lastLines(engine, id, signal) : [];
  return ok(explainEnding({ ...found.value, lastOutput }));
}
