import { posix } from 'node:path';
import {
  decodeFileBytes,
  decodeFileStat,
  encodeReadFile,
  encodeStatFile,
  stepMethods,
} from '../../../../buildkit/proto/gateway-exec.ts';
import type { Outcome } from '../../../engine.ts';
import type { EngineProcess } from '../../../process-engine.ts';
import type { StepFile } from '../../../step-engine.ts';
import { askPath } from './ask.ts';
import { isLink, isOrdinary } from './file-mode.ts';
import type { Gateway } from './solve-step.ts';

/** Links followed before it counts as a circle (as Linux has it). */
const linkLimit = 40;

const notOrdinary = (path: string): Outcome<never> => ({
  ok: false,
  failure: { kind: 'refused', detail: path },
});

/** An ordinary file of a result: where a path leads, and its bytes in all. */
async function findFile(
  gateway: Gateway,
  ref: string,
  path: string,
): Promise<Outcome<Omit<StepFile, 'bytes'>>> {
  let at = path;
  for (let links = 0; links < linkLimit; links += 1) {
    const told = await askPath(gateway, stepMethods.statFile, encodeStatFile(ref, at));
    if (!told.ok) return told;
    const stat = decodeFileStat(told.value);
    if (stat === null) return notOrdinary(at);
    // Some engines follow the link themselves.
    if (!isLink(stat.mode)) {
      return isOrdinary(stat.mode)
        ? { ok: true, value: { path: at, size: stat.size } }
        : notOrdinary(at);
    }
    at = posix.resolve(posix.dirname(at), stat.linkname);
  }
  return notOrdinary(path);
}

/** The first bytes of an ordinary file of a result; see `EngineStep.file`. */
export async function readFile(
  gateway: Gateway,
  ref: string,
  path: string,
  length: number,
): Promise<Outcome<StepFile>> {
  if (ref === '') return { ok: false, failure: { kind: 'not_found', detail: path } };
  // Only an ordinary file is read: BuildKit would wait at a pipe.
  const found = await findFile(gateway, ref, path);
  if (!found.ok) return found;
  const asked = encodeReadFile(ref, found.value.path, length);
  const read = await askPath(gateway, stepMethods.readFile, asked);
  return read.ok
    ? { ok: true, value: { ...found.value, bytes: decodeFileBytes(read.value) } }
    : read;
}

/** Its size in a line, then its first bytes; nothing for what is no ordinary file. */
const script = 'test -f "$1" && wc -c < "$1" && head -c "$2" < "$1"';

/** The same, told by the programs of the state itself. */
export async function fileByCommand(
  run: (command: readonly string[]) => Promise<Outcome<EngineProcess>>,
  path: string,
  length: number,
): Promise<Outcome<StepFile>> {
  const started = await run(['/bin/sh', '-c', script, 'sh', path, String(length)]);
  if (!started.ok) return started;
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of started.value.output) pieces.push(Buffer.from(bytes));
  const { exitCode } = await started.value.ended;
  const all = Buffer.concat(pieces);
  const line = all.indexOf('\n');
  if (exitCode !== 0 || line < 0) return notOrdinary(path);
  const size = Number(all.subarray(0, line).toString('latin1').trim());
  return { ok: true, value: { path, size, bytes: all.subarray(line + 1) } };
}
