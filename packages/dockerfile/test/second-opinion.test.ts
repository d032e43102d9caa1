import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDockerfile } from '../src/index.ts';

/** `KEYWORD firstLine-lastLine` of each instruction. */
function ours(text: string): string[] {
  return parseDockerfile(text).instructions.map(
    (one) => `${one.keyword} ${one.firstLine}-${one.lastLine}`,
  );
}

function theirs(text: string): string[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((one) => {
      const { start, end } = one.getRange();
      return `${one.getKeyword()} ${start.line}-${end.line}`;
    });
}

const word = fc.constantFrom('a', 'b-c', '"d e"', "'f'", '$g', '${h:-i}', '构建', '&&', '|', 'x=y');
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const gap = fc.constantFrom(' ', '  ', '\t');
const cased = (keyword: string): fc.Arbitrary<string> =>
  fc.constantFrom(keyword, keyword.toLowerCase());

/** Arguments over several lines, `^` standing for the escape character, comments and blank lines within. */
const spread = fc
  .tuple(
    words,
    fc.array(fc.tuple(fc.constantFrom('', '# note\n', '  # note\n', '\n'), words), {
      maxLength: 3,
    }),
  )
  .map(([first, rest]) =>
    rest.reduce((text, [between, more]) => `${text} ^\n${between}  ${more}`, first),
  );

const heredoc = fc
  .tuple(
    fc.constantFrom('<<EOF', '<<-EOF', '<<"EOF"'),
    fc.array(fc.constantFrom('echo a', '# b', 'FROM c', '', '\td'), { maxLength: 4 }),
  )
  .map(([open, body]) => `${open}\n${[...body, 'EOF'].join('\n')}`);

const plain = fc
  .tuple(
    fc
      .constantFrom(
        'RUN',
        'CMD',
        'ENTRYPOINT',
        'LABEL',
        'ENV',
        'COPY',
        'ADD',
        'USER',
        'WORKDIR',
        'EXPOSE',
        'VOLUME',
        'ARG',
        'ONBUILD RUN',
        'HEALTHCHECK CMD',
      )
      .chain(cased),
    gap,
    spread,
  )
  .map((parts) => parts.join(''));
const withHeredoc = fc
  .tuple(
    fc.constantFrom('RUN', 'RUN --mount=type=cache,target=/x').chain(cased),
    fc.constant(' '),
    heredoc,
  )
  .map((parts) => parts.join(''));
const copyHeredoc = heredoc.map((text) => `COPY ${text.replace('\n', ' /x\n')}`);
const json = fc
  .tuple(
    fc.constantFrom('RUN', 'CMD', 'SHELL'),
    fc.constantFrom(' ["a", "b"]', ' [ "a" , ^\n "b" ]'),
  )
  .map((parts) => parts.join(''));
const between = fc.constantFrom('', '# note\n', '\n', '  # note\n', ' \t\n');

const file = fc
  .record({
    escape: fc.constantFrom('\\', '`'),
    newline: fc.constantFrom('\n', '\r\n'),
    from: fc
      .tuple(cased('FROM'), fc.constantFrom(' a', ' a AS b', ' ^\n  a'))
      .map((parts) => parts.join('')),
    rest: fc.array(
      fc.tuple(between, fc.oneof({ weight: 5, arbitrary: plain }, withHeredoc, copyHeredoc, json)),
      { maxLength: 8 },
    ),
    end: fc.constantFrom('', '\n', '\n\n'),
  })
  .map(({ escape, newline, from, rest, end }) => {
    const head = escape === '`' ? '# escape=`\n' : '';
    const body = [from, ...rest.map(([before, text]) => before + text)].join('\n');
    return (head + body + end).replaceAll('^', escape).replaceAll('\n', newline);
  });

test('instructions and their lines are those of dockerfile-ast', () => {
  fc.assert(
    fc.property(file, (text) => {
      expect(ours(text)).toEqual(theirs(text));
    }),
    { numRuns: 1500 },
  );
});

test('valid files have no unknown instruction and no open here-document', () => {
  fc.assert(
    fc.property(file, (text) => {
      const codes = parseDockerfile(text).problems.filter(
        (one) => one.code === 'unterminated-heredoc' || one.code === 'unknown-instruction',
      );
      expect(codes).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
