import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyEdits,
  applyIntent,
  buildGraph,
  parseDockerfile,
  type GraphIntent,
} from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { play } from '../../engine.contract.ts';
import { createTestEngine, testBuilders } from '../test-engine.ts';
import { intents } from './intents.ts';
import { edgesOfCanvas, edgesOfSolve } from './solve-edges.ts';

const engine = createTestEngine();
let contextRoot: string;
beforeAll(async () => {
  contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-canvas-'));
  await writeFile(join(contextRoot, 'file.txt'), 'content\n');
});
afterAll(async () => {
  await engine.removeImages();
  await rm(contextRoot, { recursive: true });
});

/** Stages that take from each other what every busybox has, so that what a gesture leaves always builds. */
const before = `FROM busybox:1.36 AS tools
WORKDIR /tools
# what the others take
COPY file.txt /tools/one
RUN echo tools > made

FROM busybox:1.36
RUN echo unnamed > /two
COPY --from=tools /bin/busybox /tools-busybox

FROM tools AS build
ENV MODE=fast
COPY --from=1 /bin/busybox /from-number
RUN --mount=type=bind,from=tools,target=/in echo build $MODE

FROM busybox:1.36 AS final
COPY --from=build /bin/busybox /built
RUN echo final
CMD ["true"]
`;

interface Case {
  readonly intent: GraphIntent;
  readonly text: string;
}

/** As many different gestures, by turns of each kind, as are not refused. */
function sample(count: number): readonly Case[] {
  const model = parseDockerfile(before);
  const context = { model, graph: buildGraph(model), options: {} };
  const cases = new Map<string, Case>();
  for (const intent of fc.sample(intents(model), { seed: 4, numRuns: count * 20 })) {
    const result = applyIntent(context, intent);
    if (!result.ok || result.edits.length === 0) continue;
    const text = applyEdits(before, result.edits);
    if (!cases.has(text)) cases.set(text, { intent, text });
    if (cases.size === count) break;
  }
  return [...cases.values()];
}

const cases = sample(24);
const isBuildKit = (await testBuilders()).includes('buildkit');

describe.runIf(isBuildKit)('the engine solves what the canvas shows', () => {
  it('before any gesture', async () => {
    const { state, solved, shown } = await solve(before);
    expect({ state, solved }).toEqual({ state: 'succeeded', solved: shown });
  });

  it('after gestures of most kinds', () => {
    expect(cases.length).toBe(24);
    expect(new Set(cases.map(({ intent }) => intent.kind)).size).toBeGreaterThan(12);
  });

  it.each(cases)('after $intent.kind, case $#', async ({ text }) => {
    const { state, solved, shown } = await solve(text);
    expect({ text, state, solved }).toEqual({ text, state: 'succeeded', solved: shown });
  });
});

async function solve(text: string) {
  const model = parseDockerfile(text);
  const graph = buildGraph(model);
  const { result, events } = await play({ engine, contextRoot }, text);
  return {
    state: result.state,
    solved: edgesOfSolve(model, graph, events),
    shown: edgesOfCanvas(model, graph),
  };
}
