import { emptyTrace, foldEvents } from '@stagecraft/build-trace';
import type { HistoryEntry, UnstampedBuildEvent } from '@stagecraft/contracts';
import { finished, queued, stamp, started } from '@stagecraft/contracts/test-events';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, it } from 'vitest';
import { createOverlay } from '../../../state/build/overlay.ts';
import { lensRows, type LensSide } from './model.ts';
import { lastMade, sizesUpTo, withSizes } from './partial.ts';

const text = [
  'FROM busybox:1.36 AS tools',
  'RUN make tools',
  'COPY a /a',
  'RUN make more',
  'FROM busybox:1.36',
  'RUN make app',
].join('\n');
const model = parseDockerfile(text);
const built = { model, graph: buildGraph(model, {}) };

/** The classic builder, which fails at the fourth line. */
function failing(...ending: UnstampedBuildEvent[]): LensSide {
  const step = (number: number): UnstampedBuildEvent[] => {
    const id = `step-${String(number)}`;
    const line = text.split('\n')[number - 1] ?? '';
    return [queued(id, `Step ${String(number)}/6 : ${line}`), started(id)];
  };
  const made = (number: number): UnstampedBuildEvent[] => {
    const stepId = `step-${String(number)}`;
    return [{ type: 'step.made', stepId, what: 'image', id: `i${number}` }, finished(stepId)];
  };
  const events = [1, 2, 3].flatMap((number) => [...step(number), ...made(number)]);
  const trace = foldEvents(
    emptyTrace(),
    stamp([{ type: 'build.started', builder: 'classic' }, ...events, ...step(4), ...ending]),
  );
  const input = { trace, built, current: model, image: null };
  return { trace, states: createOverlay()(input).overlay };
}

const failure: UnstampedBuildEvent = {
  type: 'build.failed',
  message: 'no',
  stepId: 'step-4',
  exitCode: 1,
  line: null,
};
const entry = (createdBy: string, size: number): HistoryEntry => ({
  ...{ createdBy, size, id: null, createdAt: null, comment: '', tags: [] },
});
const history = [
  entry('/bin/sh -c #(nop) ADD file:1 in / ', 9_000),
  entry('/bin/sh -c make tools', 500),
  entry('/bin/sh -c #(nop) COPY file:2 in /a ', 20),
];

describe('the layers of a build that did not get to its end', () => {
  it('are those of the image that it made last', () => {
    const side = failing(failure);
    expect(lastMade(side)).toEqual({ image: 'i3', instruction: 2 });
    const sizes = sizesUpTo(built, 2, history);
    expect([...sizes]).toEqual([
      [1, 500],
      [2, 20],
    ]);
    const states = withSizes(side.states, sizes);
    expect(states.get(1)?.layerSize).toBe(500);
    expect(states.get(3)?.layerSize).toBeNull();
  });

  it('are not looked for while it goes on, or once it has an image', () => {
    expect(lastMade(failing())).toBeNull();
    expect(lastMade(failing({ type: 'build.finished', imageId: 'sha256:i' }))).toBeNull();
  });

  it('are said to be unknown where nothing tells them', () => {
    const side = failing(failure);
    const shown = { ...side, states: withSizes(side.states, new Map([[1, 500]])) };
    const rows = lensRows(built, shown, { trace: null, states: new Map() });
    const unknown = rows.map(({ classic }) => classic.kind === 'step' && classic.sizeUnknown);
    expect(unknown).toEqual([false, false, true, false, false, false]);
  });
});
