import type { LayerEntryKind } from '@stagecraft/contracts';
import { shellWord } from '../shared/words.ts';

/** A command of docker that does what the page does, and what it is for. */
export interface FileCommand {
  readonly purpose: 'commandCat' | 'commandLs' | 'commandCopy' | 'commandSave';
  readonly command: string;
}

/**
 * How docker shows a path of an image, takes it out, and saves the image with its layers. Where a layer is in
 * what is saved differs from engine to engine (`ID/layer.tar`, since 25 `blobs/sha256/…`), so that is not said.
 *
 * @param image name or id
 * @param path without a leading slash
 * @param kind null for a folder that no layer brings itself
 */
export function fileCommands(
  image: string,
  path: string,
  kind: LayerEntryKind | null,
): readonly FileCommand[] {
  const name = shellWord(image);
  const at = shellWord(`/${path}`);
  const folder = kind === 'directory' || kind === null;
  const look: FileCommand = folder
    ? { purpose: 'commandLs', command: `docker run --rm --entrypoint ls ${name} -la ${at}` }
    : { purpose: 'commandCat', command: `docker run --rm --entrypoint cat ${name} ${at}` };
  return [
    look,
    {
      purpose: 'commandCopy',
      command: `id=$(docker create ${name}) && docker cp "$id":${at} . ; docker rm "$id"`,
    },
    { purpose: 'commandSave', command: `docker save --output image.tar ${name}` },
  ];
}
