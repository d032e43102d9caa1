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

FROM busybox:1.36 AS alone
RUN echo alone

FROM alone AS more
RUN echo more
RUN echo still more

FROM busybox:1.36 AS final
COPY --from=build /bin/busybox /built
COPY --from=more /bin/busybox /more
RUN echo final
CMD ["true"]
`;

interface Case {
  /** Kind of its gesture, counted. */
  readonly name: string;
  readonly text: string;
}

/** Different gestures that are not refused, at most so many of each kind. */
function sample(most: number): readonly Case[] {
  const model = parseDockerfile(before);
  const context = { model, graph: buildGraph(model), options: {} };
  const texts = new Map<GraphIntent['kind'], Set<string>>();
  for (const intent of fc.sample(intents(model), { seed: 4, numRuns: 1_000 })) {
    const result = applyIntent(context, intent);
    const ofKind = texts.get(intent.kind) ?? new Set();
    if (!result.ok || result.edits.length === 0 || ofKind.size === most) continue;
    texts.set(intent.kind, ofKind.add(applyEdits(before, result.edits)));
  }
  return [...texts].flatMap(([kind, ofKind]) =>
    [...ofKind].map((text, at) => ({ name: `${kind} ${String(at + 1)}`, text })),
  );
}

const cases = sample(2);
const isBuildKit = (await testBuilders()).includes('buildkit');

describe.runIf(isBuildKit)('the engine solves what the canvas shows', () => {
  it('before any gesture', async () => {
    const { state, solved, shown } = await solve(before);
    expect({ state, solved }).toEqual({ state: 'succeeded', solved: shown });
  });

  it('after gestures of most kinds', () => {
    expect(cases.length).toBeGreaterThan(30);
  });

  it.each(cases)('after $name', async ({ text }) => {
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
