/** Something that a recorded shell said of itself. */
export type Mark =
  /** Which one it is, and who works in it. */
  | { readonly kind: 'shell'; readonly shell: 'bash' | 'sh'; readonly user: string }
  /** It keeps no history. */
  | { readonly kind: 'unrecordable' }
  /** A command begins. */
  | ({ readonly kind: 'begin' } & ShellPlace)
  /** It asks for a command; the status is that of the one before. */
  | ({ readonly kind: 'prompt'; readonly status: number } & ShellPlace)
  /** It asks for another line of the same command. */
  | ({ readonly kind: 'more' } & ShellPlace);

interface ShellPlace {
  readonly directory: string;
  /** The last entry of the history as the shell prints it, with its number; empty for none. */
  readonly history: string;
}

/** A part of the output, in order. */
export type Piece =
  | { readonly kind: 'shown'; readonly bytes: Buffer }
  | { readonly kind: 'mark'; readonly mark: Mark };

export interface MarkReader {
  /** Takes the next bytes; gives what is known of them, without the marks. */
  push(bytes: Uint8Array): readonly Piece[];
  /** What is held back as it could have become a mark. */
  end(): Buffer;
}

/** Bytes of what stands between marks; a command that is longer is no command of a person. */
const longest = 1_048_576;

interface Hidden {
  /** The mark that it began with: a letter, and for a prompt `;` and the status. */
  readonly head: string;
  readonly parts: string[];
}

/** The terminal turns each line feed into two characters. */
const text = (bytes: Buffer): string => bytes.toString('utf8').replaceAll('\r\n', '\n');

function markOf({ head, parts }: Hidden): Mark | null {
  const [directory = '', history = ''] = parts;
  const place = { directory, history: history.replace(/\n$/, '') };
  if (head === 'U;bash' || head === 'U;sh') {
    return { kind: 'shell', shell: head === 'U;sh' ? 'sh' : 'bash', user: directory };
  }
  if (head === 'S') return { kind: 'begin', ...place };
  if (head === 'C') return { kind: 'more', ...place };
  const status = /^P;(\d+)$/.exec(head)?.[1];
  return status === undefined ? null : { kind: 'prompt', status: Number(status), ...place };
}

/** How much of the end of `bytes` could be the beginning of `sequence`. */
function openEnd(bytes: Buffer, sequence: Buffer): number {
  for (let length = Math.min(sequence.length - 1, bytes.length); length > 0; length -= 1) {
    if (bytes.subarray(bytes.length - length).equals(sequence.subarray(0, length))) return length;
  }
  return 0;
}

/** Takes the marks of `recordedShell` out of a terminal's output. */
export function createMarkReader(nonce: string): MarkReader {
  const opening = Buffer.from(`\u001b]7777;${nonce};`);
  let waiting: Buffer = Buffer.alloc(0);
  let hidden: Hidden | null = null;

  const take = (length: number): Buffer => {
    const bytes = waiting.subarray(0, length);
    waiting = waiting.subarray(length);
    return bytes;
  };
  /** What stands before a mark is shown, or belongs to the mark before it. */
  const takeText = (pieces: Piece[], length: number): void => {
    const bytes = take(length);
    if (hidden !== null) hidden.parts.push(text(bytes));
    else if (length > 0) pieces.push({ kind: 'shown', bytes });
  };
  const takeMark = (pieces: Piece[], length: number): void => {
    const word = take(length).subarray(opening.length, -1).toString('latin1');
    if (word === 'N') pieces.push({ kind: 'mark', mark: { kind: 'unrecordable' } });
    else if (word === 'E') {
      const mark = hidden === null ? null : markOf(hidden);
      hidden = null;
      if (mark !== null) pieces.push({ kind: 'mark', mark });
    } else if (word !== 'H') hidden = { head: word, parts: [] };
  };

  return {
    push(bytes) {
      waiting = Buffer.concat([waiting, bytes]);
      const pieces: Piece[] = [];
      for (;;) {
        const at = waiting.indexOf(opening);
        const end = at < 0 ? -1 : waiting.indexOf(7, at);
        if (end >= 0) {
          takeText(pieces, at);
          takeMark(pieces, end - at + 1);
        } else {
          // Within a mark, all of it is waited for.
          if (hidden !== null && waiting.length < longest) break;
          hidden = null;
          takeText(pieces, at < 0 ? waiting.length - openEnd(waiting, opening) : at);
          break;
        }
      }
      return pieces;
    },
    end: () => (hidden === null ? waiting : Buffer.alloc(0)),
  };
}
