import type { Problem } from '@stagecraft/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { LayerView } from '../explorer/use-folders.ts';
import { bytesOf, contentKind } from '../../../ui/bytes/content.ts';

/** Bytes of the first answer, and of each further one. */
const firstBytes = 262_144;
const moreBytes = 1_048_576;
/** A picture is shown whole or not at all: up to this many bytes. */
const pictureBytes = 8_388_608;

export interface FileBytes {
  readonly bytes: Uint8Array;
  /** Of the whole file. */
  readonly size: number;
  readonly complete: boolean;
}

export type BytesAnswer =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly file: FileBytes; readonly loadingMore: boolean };

type Ask = (offset: number, length: number, signal: AbortSignal) => Promise<FileBytes | Problem>;

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** What to read of a file at once: its head, or all of it when it is a picture. */
async function readHead(ask: Ask, signal: AbortSignal): Promise<FileBytes | Problem> {
  let file = await ask(0, firstBytes, signal);
  while ('bytes' in file && !file.complete && file.bytes.length > 0) {
    const picture = contentKind(file.bytes, false).kind === 'image' && file.size <= pictureBytes;
    if (!picture) break;
    const next = await ask(file.bytes.length, moreBytes, signal);
    if (!('bytes' in next)) return next;
    file = { ...next, bytes: join(file.bytes, next.bytes) };
  }
  return file;
}

/** Asks for some bytes of a file at a layer. */
export function useAskBytes({ image, layer, view }: LayerView, path: string): Ask {
  const ask = useAppStore((state) => state.askRecords);
  return useCallback(
    async (offset, length, signal) => {
      const place = { layer: String(layer), view, path };
      const query = { ...place, offset: String(offset), length: String(length) };
      const result = await ask('readLayerFile', { params: { ref: image }, query, signal });
      if (!result.ok) return result.problem;
      const { size, base64, complete } = result.value;
      return { bytes: bytesOf(base64), size, complete };
    },
    [ask, image, layer, view, path],
  );
}

/** The head of a file, and more of it when it is asked for. */
export function useBytes(looked: LayerView, path: string) {
  const ask = useAskBytes(looked, path);
  const [answer, setAnswer] = useState<BytesAnswer>({ state: 'loading' });
  useEffect(() => {
    const gone = new AbortController();
    setAnswer({ state: 'loading' });
    void readHead(ask, gone.signal).then((file) => {
      if (gone.signal.aborted) return;
      setAnswer(
        'bytes' in file
          ? { state: 'ready', file, loadingMore: false }
          : { state: 'failed', problem: file },
      );
    });
    return () => gone.abort();
  }, [ask]);
  const more = async (): Promise<void> => {
    if (answer.state !== 'ready' || answer.loadingMore) return;
    const { file } = answer;
    setAnswer({ ...answer, loadingMore: true });
    const next = await ask(file.bytes.length, moreBytes, new AbortController().signal);
    setAnswer((now) => {
      if (now.state !== 'ready' || now.file !== file) return now;
      if (!('bytes' in next)) return { state: 'failed', problem: next };
      return {
        state: 'ready',
        file: { ...next, bytes: join(file.bytes, next.bytes) },
        loadingMore: false,
      };
    });
  };
  return { answer, more };
}
