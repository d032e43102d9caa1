import { useMemo } from 'react';
import { contentKind, textOf } from '../ui/bytes/content.ts';
import { HexView } from '../ui/bytes/hex-view.tsx';
import { TextView } from './text-view.tsx';

interface BytesViewProps {
  readonly bytes: Uint8Array;
  /** The file ends with these bytes. */
  readonly complete: boolean;
  /** Its name decides how a text is highlighted. */
  readonly path: string;
  /** Accessible names of what is shown. */
  readonly words: { readonly text: string; readonly image: string; readonly binary: string };
}

/** What is in a file, told by its bytes: text, a picture, or bytes. */
export function BytesView({ bytes, complete, path, words }: BytesViewProps) {
  const kind = useMemo(() => contentKind(bytes, complete), [bytes, complete]);
  const text = useMemo(
    () => (kind.kind === 'text' ? textOf(bytes, complete) : null),
    [kind, bytes, complete],
  );
  if (text !== null) return <TextView path={path} text={text} label={words.text} />;
  if (kind.kind === 'image' && complete) {
    return (
      <div className="flex h-full items-center justify-center overflow-auto p-3">
        <img
          src={dataAddress(kind.mime, bytes)}
          alt={words.image}
          className="max-h-full max-w-full object-contain"
        />
      </div>
    );
  }
  return <HexView bytes={bytes} label={words.binary} />;
}

/** A picture as an address of its own: nothing that is in it can run. */
function dataAddress(mime: string, bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return `data:${mime};base64,${btoa(letters)}`;
}
