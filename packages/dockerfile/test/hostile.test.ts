import { describe, expect, test } from 'vitest';
import { buildGraph, compileIgnore, parseDockerfile } from '../src/index.ts';

const MEGABYTE = 1_000_000;

function fill(piece: string, before = '', after = ''): string {
  return before + piece.repeat(Math.ceil(MEGABYTE / piece.length)) + after;
}

/** Texts of a megabyte that make careless parsers slow or deep. They only have to be done with. */
const TEXTS: Readonly<Record<string, string>> = {
  'one line': fill('x', 'FROM a\nRUN '),
  'no line': fill('FROM'),
  'line endings': fill('\n'),
  'carriage returns': fill('\r'),
  spaces: fill(' ', 'FROM a\nRUN x'),
  'an endless continuation': fill('\\\n', 'FROM a\nRUN '),
  'blank lines in a continuation': fill('\n', 'FROM a\nRUN a \\\n'),
  'comments in a continuation': fill('#\n', 'FROM a\nRUN a \\\n'),
  escapes: fill('\\', 'FROM a\nRUN '),
  words: fill('a ', 'FROM a\nCOPY '),
  flags: fill('--a=b ', 'FROM a\nRUN '),
  mounts: fill('--mount=from=x,target=/y ', 'FROM a\nRUN ', 'true'),
  'mount fields': fill('a=b,', 'FROM a\nRUN --mount='),
  'mount quotes': fill('"",', "FROM a\nRUN --mount='", "'"),
  quotes: fill(`'"`, 'FROM a\nENV '),
  pairs: fill('a=b ', 'FROM a\nENV '),
  'nested variables': fill('${a:-', 'FROM '),
  'nested variables in values': fill('${a:-', 'FROM a\nENV b='),
  patterns: fill('*', 'ARG a=aaaaaaaaaaaaaaaaaaaaaaaa\nFROM ${a##', 'b}'),
  replacements: fill('a', 'ARG a=', '\nFROM ${a//a*a*a/b}'),
  'nested JSON': fill('[', 'FROM a\nCMD '),
  'long JSON': fill('"a",', 'FROM a\nCMD [', '"b"]'),
  'open here-documents': fill('RUN <<E\n', 'FROM a\n'),
  'open here-documents between stages': fill('RUN <<E\nFROM a\n'),
  'here-documents of other names': Array.from(
    { length: 40_000 },
    (_, index) => `RUN <<E${index}\nFROM a\n`,
  ).join(''),
  'many here-documents in one line': fill('<<A ', 'FROM a\nRUN '),
  'stages of one name': fill('FROM a AS b\n'),
  'stages that copy from all before': fill('FROM a AS b\nCOPY --from=0 / /\n'),
  'triggers and children': fill('ONBUILD COPY . .\n', 'FROM x AS a\n') + fill('FROM a\n'),
  'ONBUILD in a row': fill('ONBUILD ', 'FROM a\n'),
  'unknown instructions': fill('RUNN x\n'),
  durations: fill('1', 'FROM a\nHEALTHCHECK --interval=', 's CMD x'),
  ports: fill('1-', 'FROM a\nEXPOSE '),
  'a long image name': fill('a.', 'FROM '),
  'a long stage name': fill('a', 'FROM a AS ', '!'),
  directives: fill('# escape=\\\n'),
  CJK: fill('构建', 'FROM a\nRUN '),
};

describe('a megabyte of trouble', { timeout: 60_000 }, () => {
  test.each(Object.entries(TEXTS))('%s', (_name, text) => {
    const model = parseDockerfile(text);
    expect(model.nodes.at(-1)?.span.end).toBe(text.length);
    const graph = buildGraph(model);
    expect(graph.stages).toHaveLength(
      model.instructions.filter((one) => one.keyword === 'FROM').length,
    );
  });

  test.each([
    ['stars', fill('*a'), 'a'.repeat(1000)],
    ['double stars', '**/a/'.repeat(2000), 'a/'.repeat(2000)],
    ['many rules', fill('*.log\n!keep\n'), 'a/b/c/keep'],
    ['a long path', '**/b', fill('a/')],
    ['brackets', fill('[', '', ']'), 'a'],
  ])('ignore rules: %s', (_name, text, path) => {
    const rules = compileIgnore(text);
    expect(typeof rules.ignores(path)).toBe('boolean');
    expect(typeof rules.mayContainIncluded(path)).toBe('boolean');
  });
});
