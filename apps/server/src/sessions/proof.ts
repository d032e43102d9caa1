import { compareConfigs } from '@stagecraft/build-trace';
import type {
  HarmlessReason,
  ImageFileChange,
  RecipeInstruction,
  RecipeProof,
} from '@stagecraft/contracts';
import { compareFiles, entryAt, mergeLayers, type FileDifference } from '@stagecraft/image-layers';
import { builderLabel, engineEnv, isEngineFile, noiseOf } from '@stagecraft/session-recipe';
import type { Engine } from '../engine/engine.ts';
import type { AnalysedImage } from '../layers/analysed-image.ts';
import { toldFile } from '../layers/reports/comparison.ts';
import { readFiles, type WantedFile } from '../layers/reports/read-files.ts';
import { ownLabelPrefix } from './commit.ts';

/** Differing paths that are told. */
const toldFiles = 5000;
/** Bytes of the largest list of passwords that is read. */
const shadowBytes = 1024 * 1024;

type JudgedFile = ImageFileChange & { readonly harmless: HarmlessReason | null };

async function textOf(
  engine: Engine,
  image: AnalysedImage,
  path: string,
  signal: AbortSignal,
): Promise<string | null> {
  const node = mergeLayers(image.layers).find(path);
  if (!node || entryAt(image.layers, node)?.kind !== 'file') return null;
  const wanted: WantedFile = { layer: node.layer, index: node.index, limit: shadowBytes };
  const read = await readFiles(engine, image, new Map([[path, wanted]]), signal);
  const bytes = read.ok ? read.value.get(path) : undefined;
  return bytes === undefined ? null : Buffer.from(bytes).toString('utf8');
}

/** The lines of a list of passwords without the third field, the day of the last change (shadow(5)). */
export function withoutDates(shadow: string): string {
  return shadow.replaceAll(/^([^:\n]*:[^:\n]*:)[^:\n]*/gm, '$1');
}

/** Why a file's difference does not matter; null where it does. */
async function harmlessFile(
  engine: Engine,
  pair: ImagePair,
  { path, change, before, after }: FileDifference,
  signal: AbortSignal,
): Promise<HarmlessReason | null> {
  if (isEngineFile(`/${path}`, before, after)) return 'engine';
  const noise = noiseOf(`/${path}`);
  if (noise !== null || change !== 'changed' || path !== 'etc/shadow') return noise;
  const built = await textOf(engine, pair.built, path, signal);
  const committed = await textOf(engine, pair.committed, path, signal);
  const same =
    built !== null && committed !== null && withoutDates(built) === withoutDates(committed);
  return same ? 'password-date' : null;
}

/** Settings, as comparisons name them, that instructions have from commands of the session. */
function settingsOf(instructions: readonly RecipeInstruction[]): ReadonlySet<string> {
  const fromCommands = instructions.filter(({ evidence }) =>
    evidence.some(({ kind }) => kind === 'command'),
  );
  return new Set(
    fromCommands.flatMap(({ text }) => {
      const [, word = '', rest = ''] = /^(\w+)\s+([\s\S]*)/.exec(text) ?? [];
      if (word !== 'ENV') return [word];
      return [...rest.matchAll(/(?:^|\s)(\w+)=/g)].map(([, name]) => `ENV ${name ?? ''}`);
    }),
  );
}

/** Settings, as comparisons name them, that the engine put there by itself. */
function engineSettings(built: readonly string[], committed: readonly string[]) {
  const env = engineEnv(built, committed).map((pair) => `ENV ${pair.replace(/=[\s\S]*$/, '')}`);
  return new Set([...env, `LABEL ${builderLabel}`]);
}

function judgedConfig(
  { built, committed }: ImagePair,
  instructions: readonly RecipeInstruction[],
): RecipeProof['config'] {
  const fromSession = settingsOf(instructions);
  const ofEngine = engineSettings(built.image.config.env, committed.image.config.env);
  const harmless = (name: string): HarmlessReason | null => {
    if (ofEngine.has(name)) return 'engine';
    if (name.startsWith(`LABEL ${ownLabelPrefix}`)) return 'own-label';
    return fromSession.has(name) ? 'from-session' : null;
  };
  return compareConfigs(built.image.config, committed.image.config).map((value) => ({
    ...value,
    harmless: harmless(value.name),
  }));
}

/** What a proposal made, and what was committed. */
export interface ImagePair {
  readonly built: AnalysedImage;
  readonly committed: AnalysedImage;
}

const order = ({ harmless }: JudgedFile): number => (harmless === null ? 0 : 1);

/**
 * What the two differ in, and whether it matters. Times alone make no difference: each making has its own.
 *
 * @param instructions of the proposal, with what speaks for them
 */
export async function proofOf(
  engine: Engine,
  pair: ImagePair,
  instructions: readonly RecipeInstruction[],
  signal: AbortSignal,
): Promise<RecipeProof> {
  const { built, committed } = pair;
  const { files, same } = compareFiles(built.layers, committed.layers);
  const judged: JudgedFile[] = [];
  for (const file of files) {
    judged.push({ ...toldFile(file), harmless: await harmlessFile(engine, pair, file, signal) });
  }
  const config = judgedConfig(pair, instructions);
  return {
    builtImage: built.image.id,
    committedImage: committed.image.id,
    matches: [...judged, ...config].every(({ harmless }) => harmless !== null),
    same,
    files: judged.toSorted((a, b) => order(a) - order(b)).slice(0, toldFiles),
    fileCount: files.length,
    config,
  };
}
