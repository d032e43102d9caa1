import { StepDurations } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import { codeOf } from './harness.ts';
import { recordDesk } from './records.ts';

const steps = ['[1/3] FROM docker.io/library/busybox:1.36', '[2/3] COPY . /', '[3/3] RUN make'];

it('what steps took is told from the builds before that are comparable', async () => {
  const plan = () => ({ steps: steps.map((name) => ({ name })) });
  const at = await recordDesk(createFakeEngine({ plan }));
  const before = async (id: string) => {
    const answer = await at.server.ask(`/api/builds/${id}/step-durations`);
    return StepDurations.parse(answer.json);
  };
  const text = 'FROM busybox:1.36\nCOPY . /\nRUN make\n';
  const noCache = { noCache: true };
  const first = await at.build(text, noCache);
  expect(await before(first)).toEqual({ steps: [], result: null });
  const second = await at.build(text, noCache);
  const known = await before(second);
  expect(known.steps.map(({ step, builds }) => [step, builds])).toEqual([
    ['FROM docker.io/library/busybox:1.36', [1]],
    ['COPY . /', [1]],
    ['RUN make', [1]],
  ]);
  expect(known.result?.builds).toEqual([1]);
  await at.build(text);
  const other = await at.build(text, { ...noCache, output: { kind: 'cacheonly' } });
  expect(await before(other)).toEqual({ steps: [], result: null });
  const last = await at.build(text, noCache);
  const builds = (await before(last)).steps.map((one) => one.builds);
  expect(builds).toEqual([
    [2, 1],
    [2, 1],
    [2, 1],
  ]);
  expect(codeOf(await at.server.ask('/api/builds/none/step-durations'))).toBe('build_not_found');
});
