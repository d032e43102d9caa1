import type { SavedFile } from '@stagecraft/contracts';
import { compareFiles, type FileDifference } from '@stagecraft/image-layers';
import { noiseOf, type KnownDifferences } from '@stagecraft/session-recipe';
import type { AnalysedImage } from '../layers/analysed-image.ts';
import type { ReadFile } from './file-budget.ts';

/** Files that are copied to make a proposal's image like the committed one. */
const copyLimit = 200;

export const noDifferences: KnownDifferences = { copy: [], remove: [], open: [] };

const isOfFolder = ({ before, after }: FileDifference): boolean =>
  (after ?? before)?.kind === 'directory';

/**
 * What the image that a proposal made has otherwise than the committed one, noise and folders left out,
 * with the files that mend it from the session's container.
 */
export async function knownDifferences(
  read: ReadFile,
  { built, committed }: { readonly built: AnalysedImage; readonly committed: AnalysedImage },
): Promise<KnownDifferences> {
  const { files } = compareFiles(built.layers, committed.layers);
  const real = files.filter((file) => noiseOf(`/${file.path}`) === null && !isOfFolder(file));
  const remove = real.filter(({ change }) => change === 'removed').map(({ path }) => `/${path}`);
  const wanted = real.flatMap(({ path, after }) =>
    after === null ? [] : [{ path: `/${path}`, uid: after.uid, gid: after.gid }],
  );
  const copy: SavedFile[] = [];
  const open = wanted.slice(copyLimit).map(({ path }) => path);
  for (const { path, uid, gid } of wanted.slice(0, copyLimit)) {
    const file = await read(path);
    if (file === null) open.push(path);
    else copy.push({ ...file, uid, gid });
  }
  return { copy, remove, open };
}
