import dockerignore from '@balena/dockerignore';
import { DockerfileParser } from 'dockerfile-ast';
import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph, parseDockerfile, problemsOf } from '../src/index.ts';
import {
  WITH_AST,
  WITH_DOCKERIGNORE,
  WITH_LANGUAGE_SERVICE,
  type Disagreement,
} from './support/disagreements.ts';
import { readFixtures, readIgnoreFixtures, readSamples } from './support/fixtures.ts';

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

const fixtures = readFixtures();
const files = [...fixtures, ...readSamples()];

function casesOf(table: readonly Disagreement[]): string[] {
  return table.flatMap((row) => row.cases).toSorted();
}

describe('on the cases and the samples, only what is listed differs', () => {
  test('from dockerfile-ast: instructions and their lines', () => {
    const differing = files.filter(({ text }) => {
      return ours(text).join('\n').toUpperCase() !== theirs(text).join('\n').toUpperCase();
    });
    expect(differing.map((file) => file.name).toSorted()).toEqual(casesOf(WITH_AST));
  });

  test('from dockerfile-ast: stage names', () => {
    for (const { name, text } of files) {
      const stages = parseDockerfile(text).instructions.flatMap(({ detail }) =>
        detail.type === 'from' ? [detail.name?.value ?? null] : [],
      );
      const known = DockerfileParser.parse(text)
        .getFROMs()
        .map((from) => from.getBuildStage());
      expect({ name, stages }).toEqual({ name, stages: known });
    }
  });

  test('from dockerfile-language-service: whether a build takes the file', () => {
    const service = DockerfileLanguageServiceFactory.createLanguageService();
    const takes = (text: string): boolean =>
      service.validate(text).every((diagnostic) => diagnostic.severity !== 1);
    const samples = readSamples().map((sample) => {
      const model = parseDockerfile(sample.text);
      const problems = problemsOf(model, buildGraph(model));
      return { ...sample, builds: problems.every((one) => one.severity === 'warning') };
    });
    const all = [...fixtures.map((one) => ({ ...one, builds: one.expected.builds })), ...samples];
    const differing = all.filter(({ text, builds }) => takes(text) !== builds);
    expect(differing.map((file) => file.name).toSorted()).toEqual(casesOf(WITH_LANGUAGE_SERVICE));
  });

  test('from @balena/dockerignore: what an ignore file leaves out', () => {
    const differing = readIgnoreFixtures().flatMap(({ name, text, expected }) => {
      const paths = Object.entries(expected.paths);
      try {
        const rules = dockerignore().add(text);
        return paths
          .filter(([path, { ignored }]) => rules.ignores(path) !== ignored)
          .map(([path]) => `${name} ${path}`);
      } catch {
        return [name];
      }
    });
    expect(differing.toSorted()).toEqual(casesOf(WITH_DOCKERIGNORE));
  });
});
