import { instructionText } from '../parse/logical.ts';
import type { DockerfileModel, Flag, Heredoc, Instruction, Span, Word } from '../types.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import { floorIndex } from '../text/lines.ts';

/** A text of an instruction in which variables are expanded. */
export interface Region {
  /** As the one who expands it sees it: continuations joined, JSON decoded. */
  readonly text: string;
  /** File range of a range of `text`. */
  readonly locate: (start: number, end: number) => Span;
  /** `word`: Docker's lexer; `plain`: the same without quotes; `shell`, `body`: a shell's script or here-document. */
  readonly kind: 'word' | 'plain' | 'shell' | 'body';
}

/** Cuts regions out of an instruction's lines. */
export interface Cutter {
  /** The file's text. */
  readonly source: string;
  readonly region: (span: Span, kind: Region['kind']) => Region;
  /** Of a JSON string with its quotes. */
  readonly json: (word: Word, kind: Region['kind']) => Region;
  /** Of a flag's value, quotes and escapes taken out. */
  readonly flag: (flag: Flag) => Region[];
  /** The same, one for each of its comma-separated fields. */
  readonly fields: (flag: Flag) => Region[];
  /** Of a here-document's body. */
  readonly body: (heredoc: Heredoc, kind: Region['kind']) => Region;
}

/** A cutter for an instruction, or for the ONBUILD of a trigger. */
export function makeCutter(model: DockerfileModel, instruction: Instruction): Cutter {
  const { cooked } = instructionText(model, instruction);
  const cut = (span: Span): { text: string; from: number } => {
    const from = cookedOffset(cooked, span.start);
    const to = span.end > span.start ? cookedOffset(cooked, span.end - 1) + 1 : from;
    return { text: cooked.text.slice(from, to), from };
  };
  const mapped = (chars: Decoded, from: number, kind: Region['kind']): Region => ({
    text: chars.text,
    locate: (first, end) =>
      spanOf(cooked, from + (chars.at[first] ?? 0), from + (chars.at[end - 1] ?? 0) + 1),
    kind,
  });
  return {
    source: model.text,
    region: (span, kind) => {
      const { text, from } = cut(span);
      return { text, locate: (first, end) => spanOf(cooked, from + first, from + end), kind };
    },
    json: (word, kind) => {
      const { text, from } = cut(word.span);
      return mapped(decodeJson(text), from, kind);
    },
    flag: ({ valueSpan }) => {
      if (valueSpan === null) return [];
      const { text, from } = cut(valueSpan);
      return [mapped(decodeFlag(text, model.escape), from, 'word')];
    },
    fields: ({ valueSpan }) => {
      if (valueSpan === null) return [];
      const { text, from } = cut(valueSpan);
      return splitFields(decodeFlag(text, model.escape)).map((chars) =>
        mapped(chars, from, 'word'),
      );
    },
    body: ({ bodySpan }, kind) => ({
      text: model.text.slice(bodySpan.start, bodySpan.end),
      locate: (first, end) => ({ start: bodySpan.start + first, end: bodySpan.start + end }),
      kind,
    }),
  };
}

/** Offset in the cooked text of a file offset that is part of it. */
function cookedOffset(cooked: Cooked, offset: number): number {
  const piece = floorIndex(cooked.source, offset);
  return (cooked.at[piece] ?? 0) + offset - (cooked.source[piece] ?? 0);
}

/** A text without its escapes; `at` gives each character's offset in what it came from. */
export interface Decoded {
  readonly text: string;
  readonly at: readonly number[];
}

/** Decodes a JSON string; `written` has its quotes. */
export function decodeJson(written: string): Decoded {
  const chars: string[] = [];
  const at: number[] = [];
  for (let index = 1; index < written.length - 1; index++) {
    at.push(index);
    const char = written[index] ?? '';
    if (char !== '\\') {
      chars.push(char);
      continue;
    }
    const next = written[index + 1] ?? '';
    const code = next === 'u' ? Number.parseInt(written.slice(index + 2, index + 6), 16) : -1;
    chars.push(code >= 0 ? String.fromCharCode(code) : (JSON_ESCAPES[next] ?? next));
    index += next === 'u' ? 5 : 1;
  }
  return { text: chars.join(''), at };
}

const JSON_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
};

/** By the rules of `readFlag`: quotes go, the escape character takes the next one as it is. */
function decodeFlag(written: string, escape: string): Decoded {
  const chars: string[] = [];
  const at: number[] = [];
  let quote = '';
  for (let index = 0; index < written.length; index++) {
    const char = written[index] ?? '';
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      quote = quote === '' ? char : '';
      continue;
    }
    if (char === escape) index++;
    at.push(index);
    chars.push(written[index] ?? '');
  }
  return { text: chars.join(''), at };
}

function splitFields(decoded: Decoded): Decoded[] {
  const fields: Decoded[] = [];
  let start = 0;
  for (const text of decoded.text.split(',')) {
    fields.push({ text, at: decoded.at.slice(start, start + text.length) });
    start += text.length + 1;
  }
  return fields;
}
