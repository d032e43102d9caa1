import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cursorIn, inputOf } from '../test/input.ts';
import type { SignatureHelp } from '../service.ts';
import { signatureHelp } from './signature.ts';

function helpAt(marked: string, language: 'en' | 'zh-CN' = 'en'): SignatureHelp | null {
  const { text, offset } = cursorIn(marked);
  return signatureHelp(inputOf(text, { language }).input, { offset });
}

/** The label with the active parameter in guillemets. */
function shown(marked: string): string | null {
  const help = helpAt(marked);
  if (help === null) return null;
  const span = help.parameters[help.active]?.span;
  if (span === undefined) return help.label;
  const { label } = help;
  return `${label.slice(0, span.start)}«${label.slice(span.start, span.end)}»${label.slice(span.end)}`;
}

const CASES: readonly (readonly [marked: string, shown: string | null])[] = [
  ['FROM │', 'FROM [--platform=<platform>] «<image>» [AS <name>]'],
  ['FROM alpine │', 'FROM [--platform=<platform>] <image> «[AS <name>]»'],
  ['FROM alpine AS b│', 'FROM [--platform=<platform>] <image> «[AS <name>]»'],
  ['FROM --pl│', 'FROM «[--platform=<platform>]» <image> [AS <name>]'],
  ['FROM --platform=l│', '--platform=«<os>/<architecture>[/<variant>]»'],
  ['FROM a\nCOPY │', 'COPY [--flags] «<src>…» <dest>'],
  ['FROM a\nCOPY a │', 'COPY [--flags] <src>… «<dest>»'],
  ['FROM a\nCOPY a b│ c', 'COPY [--flags] «<src>…» <dest>'],
  ['FROM a\nCOPY --chown=│ a b', '--chown=«<user>[:<group>]»'],
  ['FROM a\nCOPY ["a", "b│"]', 'COPY [--flags] ["<src>", … «"<dest>"»]'],
  ['FROM a\nRUN │', 'RUN [--flags] «<command>»'],
  ['FROM a\nRUN apt-get \\\n  inst│', 'RUN [--flags] «<command>»'],
  ['FROM a\nRUN --network=│ x', '--network=«default|none|host»'],
  ['FROM a\nRUN --mount=│', '--mount=«type=cache|bind|secret|ssh|tmpfs»,…'],
  ['FROM a\nRUN --mount=type=tmpfs,│', '--mount=type=tmpfs,target=…,[size=…]'],
  ['FROM a\nRUN --mount=type=tmpfs,dst=/│', '--mount=type=tmpfs,«target=…»,[size=…]'],
  ['FROM a\nRUN --mount=type=tmp│', '--mount=«type=cache|bind|secret|ssh|tmpfs»,…'],
  ['FROM a\nCMD │', 'CMD [«"executable"», "argument", …]'],
  ['FROM a\nCMD ["a", "b│', 'CMD ["executable", «"argument"», …]'],
  ['FROM a\nCMD [│', 'CMD [«"executable"», "argument", …]'],
  ['FROM a\nCMD ["a", │]', 'CMD ["executable", «"argument"», …]'],
  ['FROM a\nCMD ["a"]│', null],
  ['FROM a\nRUN [ -f │', 'RUN [--flags] «<command>»'],
  ['FROM a\nCMD node se│', 'CMD «<command>»'],
  ['FROM a\nENV A│', 'ENV «<name>»=<value> …'],
  ['FROM a\nENV A=b│', 'ENV <name>=«<value>» …'],
  ['FROM a\nHEALTHCHECK │', 'HEALTHCHECK [--options] «CMD» <command>'],
  ['FROM a\nHEALTHCHECK CMD a│', 'HEALTHCHECK [--options] CMD «<command>»'],
  ['FROM a\nHEALTHCHECK NONE│', 'HEALTHCHECK NONE'],
  ['FROM a\nHEALTHCHECK --timeout=│', '--timeout=«<duration>»'],
  ['FROM a\nUSER app:│', 'USER <user>«[:<group>]»'],
  ['FROM a\nEXPOSE 53/│', 'EXPOSE <port>«[/<protocol>]» …'],
  ['FROM a\nONBUILD C│', 'ONBUILD «<instruction>»'],
  ['FROM a\nONBUILD COPY a │', 'COPY [--flags] <src>… «<dest>»'],
  ['FROM a\nONBUILD COPY a│ b', 'COPY [--flags] «<src>…» <dest>'],
  ['FROM a\nRU│', null],
  ['FROM a\nNONSENSE x│', null],
  ['FROM a\nCOPY --nonsense=│', null],
  ['FROM a\n# COPY │', null],
  ['FROM a\nRUN <<EOF\necho │\nEOF', null],
  ['│', null],
];

describe('signature help', () => {
  test.each(CASES)('%j', (marked, expected) => {
    expect(shown(marked)).toBe(expected);
  });

  test('is in the page’s language', () => {
    const help = helpAt('FROM a\nCOPY │', 'zh-CN');
    expect(help?.documentation).toBe('路径不含空格时使用；`*` 和 `?` 可匹配文件名。');
    expect(help?.parameters[1]?.documentation).toContain('构建上下文');
  });

  test.each([
    'FROM a\nRUN --mount=│',
    'FROM a\nRUN --mount=type=cache│',
    'FROM a\nRUN --network=│ x',
  ])('says nothing twice: %j', (marked) => {
    const help = helpAt(marked);
    const texts = [help?.documentation, help?.parameters[help.active]?.documentation];
    expect(texts).toEqual([expect.stringMatching(/./), '']);
  });

  test('never throws, and parameters lie in the label', () => {
    const piece = fc.constantFrom(
      ...'FROM a|\n|RUN |--mount=|type=cache,|COPY |["a", "|=|\\\n|$|ONBUILD '.split('|'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(200), (pieces, offset) => {
        const help = signatureHelp(inputOf(pieces.join('')).input, { offset });
        for (const { span } of help?.parameters ?? []) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(help?.label.length ?? 0);
        }
      }),
    );
  });
});
