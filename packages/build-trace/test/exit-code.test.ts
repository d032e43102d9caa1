import { expect, test } from 'vitest';
import { exitCodeOf } from '../src/index.ts';
import failing from './fixtures/failing.json' with { type: 'json' };

test('reads the exit code from the words of each engine', () => {
  // 20.10, recorded.
  expect(exitCodeOf(failing.error)).toBe(7);
  expect(
    exitCodeOf('process "/bin/sh -c make" did not complete successfully: exit code: 127'),
  ).toBe(127);
  expect(
    exitCodeOf(
      'failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2',
    ),
  ).toBe(2);
  expect(exitCodeOf("The command '/bin/sh -c make' returned a non-zero code: 3")).toBe(3);
  // Podman 4.3.1, recorded.
  expect(exitCodeOf('building at STEP "RUN exit 3": while running runtime: exit status 3\n')).toBe(
    3,
  );
});

test('is not misled by a command that quotes such words', () => {
  const command = 'echo "did not complete successfully: exit code: 9"';
  expect(
    exitCodeOf(`process "/bin/sh -c ${command}" did not complete successfully: exit code: 4`),
  ).toBe(4);
  expect(
    exitCodeOf(`executor failed running [/bin/sh -c echo ]: exit code: 5]: exit code: 6`),
  ).toBe(6);
});

test('is null where no code was told', () => {
  expect(exitCodeOf('failed to compute cache key: "/x": not found')).toBeNull();
  expect(exitCodeOf('exit code: 1')).toBeNull();
  expect(exitCodeOf('')).toBeNull();
});
