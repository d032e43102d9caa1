import { expect, it } from 'vitest';
import { draftFaults, emptyDraft, requestOf, type TerminalDraft } from './draft.ts';

const draft = (change: Partial<TerminalDraft>): TerminalDraft => ({
  ...emptyDraft,
  container: 'web',
  ...change,
});

it('makes a request of what was written', () => {
  expect(requestOf(draft({}))).toEqual({
    kind: 'exec',
    container: 'web',
    command: null,
    user: null,
    workingDirectory: null,
    env: [],
  });
  const full = draft({
    kind: 'command',
    command: "ls -l 'a b'",
    user: ' 1000:1000 ',
    directory: '/srv',
    env: 'A=1\n\nB=two words\n',
  });
  expect(requestOf(full)).toEqual({
    kind: 'exec',
    container: 'web',
    command: ['ls', '-l', 'a b'],
    user: '1000:1000',
    workingDirectory: '/srv',
    env: ['A=1', 'B=two words'],
  });
  expect(requestOf(draft({ kind: 'attach' }))).toEqual({ kind: 'attach', container: 'web' });
  const toolbox = { kind: 'toolbox', container: 'web', image: 'alpine' };
  expect(requestOf(draft({ kind: 'toolbox', image: ' alpine ' }))).toEqual(toolbox);
});

it('says what is wrong, and makes no request of it', () => {
  const cases: readonly (readonly [Partial<TerminalDraft>, object])[] = [
    [
      { kind: 'command', command: '' },
      { command: true, envLine: null },
    ],
    [
      { kind: 'command', command: "echo 'open" },
      { command: true, envLine: null },
    ],
    [{ env: 'A=1\nwrong' }, { command: false, envLine: 2 }],
    [{ env: '=1' }, { command: false, envLine: 1 }],
  ];
  for (const [change, faults] of cases) {
    expect(draftFaults(draft(change))).toEqual(faults);
    expect(requestOf(draft(change))).toBeNull();
  }
  expect(requestOf(draft({ container: '' }))).toBeNull();
  expect(requestOf(draft({ kind: 'toolbox', image: ' ' }))).toBeNull();
});
