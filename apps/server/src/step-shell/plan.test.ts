import { defaultBuildOptions } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { interactiveShell } from './interactive-shell.ts';
import { planState } from './plan.ts';
import { promptFor } from './prompt.ts';

const text = [
  'ARG TAG=1',
  'FROM a AS first',
  'ARG WHO=me',
  'RUN --mount=type=cache,target=/c make \\',
  '  all',
  'FROM b:$TAG',
  'SHELL ["/bin/bash", "-eo", "pipefail", "-c"]',
  'COPY . .',
  'RUN <<EOF',
  'one',
  '\ttwo',
  'EOF',
  'RUN ["a", "b c"]',
  '',
].join('\n');
const options = defaultBuildOptions('Dockerfile');
const plan = (index: number, side: 'before' | 'after' = 'before') =>
  planState(text, options, index, side);

describe('how a state of a build is opened', () => {
  it('takes a RUN as it is', () => {
    const found = plan(3);
    expect(found?.stepText).toBe(text.slice(0, text.indexOf('FROM b')));
    expect(found?.imageText).toBe(text.slice(0, text.indexOf('RUN')));
    expect(found?.side).toBe('before');
    expect(found?.prompt).toEqual({ typed: 'make   all', env: [] });
    expect(found?.surroundings.env).toContain('WHO=me');
    expect(found?.surroundings.leftOut).toEqual([{ kind: 'mount', type: 'cache', target: '/c' }]);
  });

  it('takes what a RUN left with its own side', () => {
    expect(plan(3, 'after')).toMatchObject({ side: 'after', prompt: null });
    expect(plan(3, 'after')?.imageText).toBe(plan(3)?.stepText);
  });

  it('puts a RUN that is never run where there is none', () => {
    const before = text.slice(0, text.indexOf('COPY'));
    expect(plan(6)).toMatchObject({ stepText: `${before}RUN :\n`, imageText: before });
    expect(plan(6, 'after')?.stepText).toBe(`${before}COPY . .\nRUN :\n`);
    expect(plan(6, 'after')?.side).toBe('before');
  });

  it('is none before a FROM, outside of a stage and beyond the text', () => {
    expect([plan(0, 'after'), plan(1), plan(4), plan(99)]).toEqual([null, null, null, null]);
    expect(plan(4, 'after')?.imageText).toContain('FROM b:$TAG');
  });

  it('shows the commands that do nearly the same', () => {
    const commands = plan(6)?.commands ?? [];
    expect(commands[0]).toBe('head -n 7 Dockerfile > Dockerfile.step');
    expect(commands[1]).toContain('-f Dockerfile.step');
    expect(commands[2]).toBe(
      'docker run --rm -it --entrypoint /bin/bash stagecraft-step -o pipefail',
    );
  });

  it.each([
    [['/bin/sh', '-c'], ['/bin/sh']],
    [
      ['/bin/bash', '-euxo', 'pipefail', '-c'],
      ['/bin/bash', '-o', 'pipefail'],
    ],
    [
      ['/bin/bash', '-o', 'errexit', '-o', 'nounset', '-c'],
      ['/bin/bash', '-o', 'nounset'],
    ],
    [
      ['/bin/busybox', 'sh', '-c'],
      ['/bin/busybox', 'sh'],
    ],
    [
      ['/usr/bin/env', '-i', 'bash', '-eO', 'extglob', '-c'],
      ['/usr/bin/env', '-i', 'bash', '-O', 'extglob'],
    ],
    [['/bin/sh', '-ec', 'set -u; "$@"', '--'], ['/bin/sh']],
    [[], ['/bin/sh']],
  ])('a person uses %j as %j', (shell, words) => {
    expect(interactiveShell(shell)).toEqual(words);
  });
});

describe('a command at the prompt', () => {
  it('is one line as it is', () => {
    expect(plan(8)?.prompt).toEqual({ typed: "a 'b c'", env: [] });
  });
  it('waits in a variable when it has several lines, is long or has keys in it', () => {
    expect(plan(7)?.prompt).toEqual({
      typed: 'eval "$RUN_SCRIPT"',
      env: ['RUN_SCRIPT=one\n\ttwo\n'],
    });
    for (const one of ['x'.repeat(1001), 'a\tb']) {
      expect(promptFor({ form: 'shell', text: one }).env).toEqual([`RUN_SCRIPT=${one}`]);
    }
  });
  it('becomes a file when it names its interpreter', () => {
    const script = planState('FROM a\nRUN <<E\n#!/usr/bin/python3\nE\n', options, 1, 'before');
    expect(script?.prompt?.typed).toMatch(/chmod \+x/);
    expect(script?.prompt?.env).toEqual(['RUN_SCRIPT=#!/usr/bin/python3\n']);
  });
});
