import type { CheckedScripts } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { offlineProblem } from '../../api/problems.ts';
import type { ScriptWant } from '../../language/facts.ts';
import type { Fact } from '../../language/protocol.ts';
import { createScriptChecks } from './script-checks.ts';

const script = (text: string): ScriptWant => ({ kind: 'script', shell: 'sh', text });
const never: CheckedScripts = { state: 'ready', results: [] };

/** Checks whose requests the test answers one by one. */
function desk() {
  const requests: {
    readonly texts: readonly string[];
    readonly signal: AbortSignal;
    readonly answer: (answer: CheckedScripts | 'offline') => Promise<void>;
  }[] = [];
  const checks = createScriptChecks(
    (scripts, signal) =>
      new Promise((resolve) => {
        requests.push({
          texts: scripts.map(({ text }) => text),
          signal,
          answer: async (value) => {
            resolve(
              value === 'offline'
                ? { ok: false, problem: offlineProblem('x') }
                : { ok: true, value },
            );
            await Promise.resolve();
          },
        });
      }),
  );
  const answers = new Map<string, Fact | null>();
  const look = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      void checks.look(script(text)).then((fact) => answers.set(text, fact));
    }
    await settled();
  };
  return { requests, checks, look, answers };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('what is wanted together is asked together, a few at once and one request at a time', async () => {
  const { requests, look, answers } = desk();
  const names = Array.from('abcdefghij');
  await look(...names);
  expect(requests.map(({ texts }) => texts.join(''))).toEqual(['abcdefgh']);
  await requests[0]?.answer({
    state: 'ready',
    results: [[], null, ...names.slice(2, 8).map(() => [])],
  });
  await settled();
  expect(answers.get('a')).toEqual({ comments: [] });
  expect(answers.get('b')).toEqual({ failed: 'shellcheck_failed' });
  expect(requests.map(({ texts }) => texts.join(''))).toEqual(['abcdefgh', 'ij']);
});

it.each([
  ['missing', 'shellcheck_missing'],
  ['off', 'shellcheck_off'],
  ['offline', 'internal'],
] as const)('that ShellCheck is %s is a failure with a name', async (state, failed) => {
  const { requests, look, answers } = desk();
  await look('a', 'b');
  await requests[0]?.answer(state === 'offline' ? 'offline' : { state, results: [] });
  await settled();
  expect([...answers.values()]).toEqual([{ failed }, { failed }]);
});

it('what is no longer in the text is not asked about, and nobody waits for it', async () => {
  const { requests, checks, look, answers } = desk();
  await look('a');
  await look('b', 'c');
  checks.keep([script('a'), script('c')]);
  await settled();
  expect([...answers]).toEqual([['b', null]]);
  expect(requests[0]?.signal.aborted).toBe(false);
  checks.keep([script('c'), { kind: 'images' }]);
  expect(requests[0]?.signal.aborted).toBe(true);
  await requests[0]?.answer(never);
  await settled();
  expect(answers.get('a')).toBeNull();
  expect(requests[1]?.texts).toEqual(['c']);
});

it('a script that the server would refuse is not sent', async () => {
  const { requests, look, answers } = desk();
  const long = 'a'.repeat(100_001);
  await look(long);
  expect(answers.get(long)).toEqual({ failed: 'too_large' });
  expect(requests).toEqual([]);
});
