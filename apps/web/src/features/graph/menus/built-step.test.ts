import { describe, expect, it } from 'vitest';
import { events, setUp, summaryOf, text } from '../../../state/build/test/page.ts';
import { builtStep } from './built-step.ts';

async function shown(played: typeof events) {
  const page = setUp([summaryOf('b', 1, { state: 'succeeded' })]);
  await page.open();
  page.play('b', played);
  page.frame();
  await page.settle();
  return page;
}

describe('the step that was carried out for an instruction', () => {
  it('is known by the built text, wherever the instruction stands today', async () => {
    const page = await shown(events);
    page.edit(text.replace('RUN make one', 'ENV A=1\nRUN make one'));
    await page.settle();
    expect(builtStep(page.store.getState(), 2)).toEqual({
      buildId: 'b',
      instruction: 1,
      name: '[base 2/3] RUN make one',
    });
    expect(builtStep(page.store.getState(), 1)).toBeNull();
  });

  it('is none for what came from the cache, and for what has no step', async () => {
    const page = await shown(events);
    expect(builtStep(page.store.getState(), 0)).toBeNull();
    expect(builtStep(page.store.getState(), 3)).toBeNull();
  });

  it('is none while the build goes on, as its record is not there yet', async () => {
    const page = await shown(events.slice(0, -1));
    expect(builtStep(page.store.getState(), 1)).toBeNull();
  });
});
