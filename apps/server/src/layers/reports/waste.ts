import type { LayerSecret, LayerWaste, LocalizedText, WasteNode } from '@stagecraft/contracts';
import {
  efficiencyOf,
  findCandidates,
  findLeftovers,
  findWaste,
  judgeCandidate,
  mergeLayers,
  remedyOf,
  wasteTree,
} from '@stagecraft/image-layers';
import type { WastedFile } from '@stagecraft/image-layers';
import type { Engine } from '../../engine/engine.ts';
import type { AnalysedImage } from '../analysed-image.ts';
import { readFiles, type WantedFile } from './read-files.ts';

const mostFiles = 2000;
const mostSecrets = 500;
/** Files that look like secrets and are read, and how much of each, in bytes. */
const readSecrets = 200;
const secretBytes = 65_536;

/** Remedies are few and files are many: each text once, and which one is meant. */
function withRemedies(files: readonly WastedFile[]): Pick<LayerWaste, 'files' | 'remedies'> {
  const remedies: LocalizedText[] = [];
  const known = new Map<string, number>();
  const told = files.slice(0, mostFiles).map((file) => {
    const text = remedyOf(file);
    const remedy = known.get(text.en) ?? remedies.push(text) - 1;
    known.set(text.en, remedy);
    return { ...file, remedy };
  });
  return { files: told, remedies };
}

/** Looks into files that look like secrets by their names. Where they cannot be read, the name has to do. */
async function secretsOf(
  engine: Engine | null,
  image: AnalysedImage,
  signal: AbortSignal,
): Promise<readonly LayerSecret[]> {
  const candidates = findCandidates(image.layers);
  const places = new Map<number, WantedFile>();
  for (const [at, { rule, storedIn, index }] of candidates.slice(0, readSecrets).entries()) {
    if (rule.content !== null) places.set(at, { layer: storedIn, index, limit: secretBytes });
  }
  const read = engine === null ? null : await readFiles(engine, image, places, signal);
  const contents = read?.ok === true ? read.value : new Map<number, Uint8Array>();
  return candidates.flatMap((candidate, at) => {
    const bytes = contents.get(at);
    const text = bytes === undefined ? null : Buffer.from(bytes).toString('latin1');
    return judgeCandidate(candidate, text) ?? [];
  });
}

/** The tree as the contract has it, whose lists may be written to. */
function toldTree({ children, ...node }: ReturnType<typeof wasteTree>): WasteNode {
  return { ...node, children: children.map(toldTree) };
}

/**
 * What an image's layers store and it does not need, and secrets that were left in them.
 *
 * @param engine null where there is none: then files are judged by their names only
 */
export async function wasteOf(
  engine: Engine | null,
  image: AnalysedImage,
  signal: AbortSignal,
): Promise<LayerWaste> {
  const { layers } = image;
  const { stored, kept, wasted, files, layers: byLayer } = findWaste(layers);
  const { score, wastedBytes, wastedUserShare } = efficiencyOf(layers);
  const secrets = await secretsOf(engine, image, signal);
  return {
    ...{ stored, kept, wasted },
    dive: { efficiency: score, wastedBytes, wastedUserShare },
    ...withRemedies(files),
    fileCount: files.length,
    tree: toldTree(wasteTree(files)),
    layers: [...byLayer],
    leftovers: findLeftovers(layers, mergeLayers(layers)).map((leftover) => ({
      ...leftover,
      remedy: remedyOf({ path: `${leftover.folder.slice(1)}/`, kind: 'removed' }),
    })),
    secrets: secrets.slice(0, mostSecrets),
    secretCount: secrets.length,
  };
}
