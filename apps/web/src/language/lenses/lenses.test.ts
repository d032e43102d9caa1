import { describe, expect, test } from 'vitest';
import { inputOf, type Given } from '../test/input.ts';
import { codeLenses } from './lenses.ts';

function lensesOf(text: string, given: Given = {}) {
  const { input } = inputOf(text, given);
  return codeLenses(input, {}).map(({ span, title, command }) => ({
    line: text.slice(0, span.start).split('\n').length,
    title,
    command,
  }));
}

describe('code lenses', () => {
  test('each stage that BuildKit can take as a target can be built', () => {
    const text = 'FROM a AS one\nFROM one\nFROM one AS two\nFROM b AS two\nFROM two\n';
    expect(lensesOf(text).filter(({ command }) => command.kind === 'buildStage')).toEqual([
      {
        line: 1,
        title: 'Build this stage',
        command: { kind: 'buildStage', stage: 0, target: 'one' },
      },
      {
        line: 4,
        title: 'Build this stage',
        command: { kind: 'buildStage', stage: 3, target: 'two' },
      },
      {
        line: 5,
        title: 'Build this stage',
        command: { kind: 'buildStage', stage: 4, target: null },
      },
    ]);
  });

  test('says which stages the target does not need', () => {
    const idle = lensesOf('FROM a AS one\nFROM b\n').filter(
      ({ command }) => command.kind === 'none',
    );
    expect(idle).toEqual([
      { line: 1, title: 'not needed by the target', command: { kind: 'none' } },
    ]);
  });

  test('run and size of what the last build made', () => {
    const facts = [
      [
        { kind: 'builds', dockerfile: 'Dockerfile' },
        { instructions: {}, stages: { 'stage:one': { image: 'app:1', bytes: 1_000_000 } } },
      ],
    ] as const;
    expect(lensesOf('FROM a AS one\n', { facts })).toEqual([
      {
        line: 1,
        title: 'Build this stage',
        command: { kind: 'buildStage', stage: 0, target: null },
      },
      { line: 1, title: 'Run', command: { kind: 'runImage', image: 'app:1' } },
      { line: 1, title: '1 MB', command: { kind: 'none' } },
    ]);
  });

  test('the tooltip names the command', () => {
    const { input } = inputOf('FROM a AS one\nFROM one\n', { language: 'zh-CN' });
    expect(codeLenses(input, {})[0]).toMatchObject({
      title: '构建此阶段',
      tooltip: '设为目标并构建：docker build --target one .',
    });
  });
});
