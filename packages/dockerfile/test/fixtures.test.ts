import { describe, expect, test } from 'vitest';
import {
  buildGraph,
  compileIgnore,
  parseDockerfile,
  positionAt,
  problemsOf,
} from '../src/index.ts';
import type { DockerfileModel, Problem, StageGraph } from '../src/index.ts';
import { configProblems } from '../src/problems/config.ts';
import { copyProblems } from '../src/problems/copy.ts';
import { fileProblems } from '../src/problems/file.ts';
import { frontendProblems } from '../src/problems/frontend.ts';
import { graphProblems } from '../src/problems/graph.ts';
import { runProblems } from '../src/problems/run.ts';
import type { Kind, Said } from '../src/problems/problem.ts';
import { stageProblems } from '../src/problems/stage.ts';
import {
  readFixtures,
  readIgnoreFixtures,
  type Expected,
  type ExpectedIgnore,
  type Fixture,
  type Place,
} from './support/fixtures.ts';

const fixtures = readFixtures();
const PLATFORM = { platform: 'linux/amd64', buildPlatform: 'linux/amd64' };

interface Reading {
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
  readonly problems: readonly Problem[];
}

function read({ text, expected }: Pick<Fixture, 'text' | 'expected'>): Reading {
  const model = parseDockerfile(text);
  const { target, buildArgs } = expected;
  const graph = buildGraph(model, {
    ...PLATFORM,
    ...(target === undefined ? {} : { target }),
    ...(buildArgs === undefined ? {} : { buildArgs }),
  });
  return { model, graph, problems: problemsOf(model, graph) };
}

function placeOf(model: DockerfileModel, { code, severity, span }: Problem): Place {
  const start = positionAt(model, span.start);
  const end = positionAt(model, span.end);
  return {
    code,
    severity,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}

/** All that a case may speak of; what it does not is left out of the comparison. */
function outcome({ model, graph, problems }: Reading): Partial<Expected> {
  return {
    builds: problems.every((one) => one.severity === 'warning'),
    problems: problems.map((one) => placeOf(model, one)),
    instructions: model.instructions.map((one) => one.keyword),
    stages: graph.stages.map((one) => one.name),
    edges: graph.edges.map((one) => `${one.source} > ${one.target}`),
    needed: graph.stages.filter((one) => one.needed).map((one) => one.id.slice('stage:'.length)),
  };
}

describe('each case says what is expected', () => {
  test.each(fixtures)('$name', (fixture) => {
    const {
      since: _,
      until: _____,
      engine: __,
      target: ___,
      buildArgs: ____,
      ...expected
    } = fixture.expected;
    expect(outcome(read(fixture))).toMatchObject(expected);
  });
});

describe('every problem has a case', () => {
  const catalogue = {
    ...prefixed('config', configProblems),
    ...prefixed('copy', copyProblems),
    ...prefixed('file', fileProblems),
    ...prefixed('frontend', frontendProblems),
    ...prefixed('graph', graphProblems),
    ...prefixed('run', runProblems),
    ...prefixed('stage', stageProblems),
  };
  const seen = fixtures.flatMap((fixture) => read(fixture).problems);

  test.each(Object.entries(catalogue))('%s', (_, { code, severity, message }) => {
    const found = seen.some(
      (problem) =>
        problem.code === code &&
        // In an ONBUILD trigger, or in a stage that nobody needs, an error is a warning.
        (problem.severity === severity || problem.trigger === true || problem.late === true) &&
        message.test(problem.message.en),
    );
    expect(found).toBe(true);
  });
});

interface Pattern {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly message: RegExp;
}

/** The kinds of a catalogue, with their messages for any arguments. */
function prefixed(
  name: string,
  kinds: Readonly<Record<string, Pick<Kind<readonly string[]>, 'code' | 'severity'> & Sayer>>,
): Record<string, Pattern> {
  return Object.fromEntries(
    Object.entries(kinds).map(([key, { code, severity, say }]) => {
      const said = say('\0', '\0', '\0', '\0', '\0');
      return [`${name}.${key}`, { code, severity, message: pattern(said.message.en) }];
    }),
  );
}

interface Sayer {
  readonly say: (...args: string[]) => Said;
}

function pattern(template: string): RegExp {
  const parts = template.split('\0').map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

test('every problem of every case speaks both languages', () => {
  for (const fixture of fixtures) {
    for (const { message, hint, code } of read(fixture).problems) {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      for (const said of hint === undefined ? [message] : [message, hint]) {
        expect(said.en).not.toBe('');
        expect(said['zh-CN']).not.toBe('');
      }
      expect(message['zh-CN']).toMatch(/\p{Script=Han}/u);
    }
  }
});

describe('each ignore file decides as expected', () => {
  test.each(readIgnoreFixtures())('$name', ({ text, expected }) => {
    const rules = compileIgnore(text);
    const paths = Object.keys(expected.paths).map(
      (path): [string, ExpectedIgnore['paths'][string]] => {
        const line = rules.decidedBy(path);
        return [path, { ignored: rules.ignores(path), line: line === null ? null : line + 1 }];
      },
    );
    const invalidLines = rules.invalidLines.map((line) => line + 1);
    expect({ invalidLines, paths: Object.fromEntries(paths) }).toEqual(expected);
  });
});
