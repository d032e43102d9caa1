import { pack } from 'tar-stream';
import type { Header } from 'tar-stream';

type Entry = Partial<Header> & Pick<Header, 'name'>;

/** A tar archive with entries that have no content. */
export async function* tarOf(entries: readonly Entry[]): AsyncGenerator<Uint8Array, void, void> {
  const tar = pack();
  for (const entry of entries) tar.entry(entry, '');
  tar.finalize();
  for await (const piece of tar) if (piece instanceof Uint8Array) yield piece;
}
