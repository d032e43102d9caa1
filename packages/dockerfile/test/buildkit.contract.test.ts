import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph, parseDockerfile, problemsOf } from '../src/index.ts';
import { askBuildKit, engineVersion } from './support/engine.ts';
import { readFixtures, type Expected, type Fixture } from './support/fixtures.ts';
import { lines } from './support/lines.ts';

const endpoint = process.env['STAGECRAFT_TEST_ENGINE'] ?? '';
const frontend = builtInFrontend(await engineVersion(endpoint));

/** The Dockerfile frontend in an engine's BuildKit, or an older one: from then on engines have it. */
function builtInFrontend(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major >= 28) return minor >= 4 ? '1.17' : '1.14';
  if (major >= 27) return '1.8';
  if (major >= 25) return '1.7';
  if (major >= 24) return '1.5';
  return '1.2';
}

function isNotAfter(version: string, other: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor <= otherMinor);
}

/** Whether the engine's frontend is among those that the case is about. */
const isKnown = ({ since = '1.0', until = frontend }: Expected): boolean =>
  isNotAfter(since, frontend) && isNotAfter(frontend, until);

/** Engine 20.10 does not survive a Dockerfile without FROM. */
function isSafe({ text }: Fixture): boolean {
  return /^\s*FROM\s/im.test(text);
}

const cases = readFixtures().filter(
  (one) => one.expected.engine !== false && isKnown(one.expected) && isSafe(one),
);

test('the engine knows most of the cases', () => {
  expect(cases.length).toBeGreaterThan(300);
});

describe.concurrent('BuildKit answers as the cases say', () => {
  test.each(cases)('$name', async ({ text, expected }) => {
    const { refused, error } = await askBuildKit(endpoint, text, expected);
    expect({ builds: !refused, error: refused === expected.builds ? error : '' }).toEqual({
      builds: expected.builds,
      error: '',
    });
  });
});

/** Whether BuildKit would refuse the file, as we see it. */
function isRefused(dockerfile: string): boolean {
  const model = parseDockerfile(dockerfile);
  const graph = buildGraph(model, { platform: 'linux/amd64', buildPlatform: 'linux/amd64' });
  return problemsOf(model, graph).some(({ severity }) => severity === 'error');
}

const drawn = fc.sample(lines, Number(process.env['RUNS'] ?? 150));
const distinct = [...new Map(drawn.map((one) => [one.line, one])).values()];

describe.concurrent('BuildKit and we agree about lines that are put together', () => {
  test.each(distinct.filter((one) => isNotAfter(one.since, frontend)))(
    '$line',
    async ({ dockerfile }) => {
      const { refused, error } = await askBuildKit(endpoint, dockerfile, {});
      expect({ refused: isRefused(dockerfile), error }).toEqual({ refused, error });
    },
  );
});
