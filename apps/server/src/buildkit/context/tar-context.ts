import type { Readable } from 'node:stream';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { compileIgnore } from '@stagecraft/dockerfile';
import {
  tellEntries,
  type ContextEntry,
  type ContextFilter,
  type OnContextEntry,
} from './entry.ts';
import { createTransferMeter } from './progress.ts';
import { packedDockerfile, type ContextSource } from './source.ts';
import { tarStream } from './tar.ts';
import { readText, textEntry } from './texts.ts';
import { walkContext } from './walk.ts';

const ignoreFile = '.dockerignore';

/** The frozen text under the Dockerfile's name, with the mode and time of the file if it is there. */
async function dockerfileEntry(source: ContextSource, path: string): Promise<ContextEntry> {
  const entry = textEntry(path, source.dockerfileText);
  const file = await source.tree.entryAt(path);
  const known =
    file?.kind === 'file' ? { mode: file.mode, mtimeNs: file.mtimeNs } : { mtimeNs: 0n };
  return { ...entry, ...known };
}

/** Which entries stay out, and those that come in the place of files of the context. */
interface Packing {
  readonly filter: ContextFilter;
  readonly given: readonly ContextEntry[];
}

/**
 * The engine takes the Dockerfile and `.dockerignore` out of what COPY sees where the latter says so,
 * after it has read both: it gets them in any case. (Rule of moby's builder/remotecontext/detect.go.)
 */
async function packingOf(source: ContextSource): Promise<Packing> {
  const path = packedDockerfile(source);
  const dockerfile = await dockerfileEntry(source, path);
  const common = source.dockerignoreText === null ? await readText(source.tree, ignoreFile) : null;
  const filter = compileIgnore(source.dockerignoreText ?? common ?? '');
  if (source.dockerfileInContext === null) {
    // The Dockerfile is no file of the context: COPY must not find it there.
    const rules = [source.dockerignoreText ?? common ?? ignoreFile, path, ''].join('\n');
    return { filter, given: [dockerfile, textEntry(ignoreFile, rules)] };
  }
  if (common === null) return { filter, given: [dockerfile] };
  const ignores = (name: string) => name !== ignoreFile && filter.ignores(name);
  return { filter: { ...filter, ignores }, given: [dockerfile] };
}

async function* entriesOf(
  source: ContextSource,
  { filter, given }: Packing,
  signal: AbortSignal,
): AsyncGenerator<readonly ContextEntry[], void, undefined> {
  yield given;
  const replaced = new Set(given.map(({ path }) => path));
  for await (const group of walkContext(source.tree, { filter, signal })) {
    yield group.filter(({ path }) => !replaced.has(path));
  }
}

/**
 * The build context as a tar stream: what the ignore rules let through, with the frozen Dockerfile.
 * Nothing is read ahead of the reader. Emits `context.progressed`. The stream fails with
 * ContextError when something cannot be read; so does this call for the ignore file. `onEntry` is
 * told of each entry as it is packed, under the folder `context`.
 */
export async function openTarContext(
  source: ContextSource,
  emit: (event: UnstampedBuildEvent) => void,
  signal: AbortSignal,
  onEntry: OnContextEntry = () => undefined,
): Promise<Readable> {
  const packing = await packingOf(source);
  const entries = tellEntries(entriesOf(source, packing, signal), 'context', onEntry);
  return tarStream(entries, createTransferMeter(emit));
}
