import { expect, test } from 'vitest';
import { judgeImport } from './arrows.mjs';

const graph = 'apps/web/src/features/graph/node.tsx';

test.each([
  [graph, '../../state/store.ts'],
  [graph, '../../ui/button.tsx'],
  [graph, './edge.ts'],
  [graph, '@stagecraft/dockerfile'],
  [graph, 'react'],
  ['apps/web/src/app/main.tsx', '../features/graph/canvas.tsx'],
  ['apps/server/src/engine/docker/engine.ts', 'dockerode'],
  ['apps/server/src/main.ts', './engine/docker/engine.ts'],
  ['apps/server/src/builds/start.ts', '../engine/engine.ts'],
  ['apps/server/src/builds/start.test.ts', '../engine/fake/engine.ts'],
  ['apps/server/src/engine/docker/build.ts', './engine.ts'],
  ['packages/build-trace/src/fold.ts', '@stagecraft/contracts'],
  ['packages/dockerfile/test/second-opinion.test.ts', 'dockerfile-ast'],
  ['packages/contracts/src/build.ts', 'zod'],
])('%s may import %s', (file, specifier) => {
  expect(judgeImport(file, specifier)).toBeNull();
});

test.each([
  [graph, '../editor/editor.tsx'],
  [graph, '../../app/commands.ts'],
  [graph, '../../../../server/src/main.ts'],
  [graph, '@stagecraft/server'],
  ['apps/web/src/ui/button.tsx', '../state/store.ts'],
  ['apps/web/src/state/store.ts', '../features/graph/canvas.tsx'],
  ['apps/server/src/routes/images.ts', 'dockerode'],
  ['apps/server/src/builds/start.ts', '../engine/docker/engine.ts'],
  ['apps/server/src/store/builds.ts', '../engine/engine.ts'],
  ['packages/contracts/src/build.ts', '@stagecraft/dockerfile'],
  ['packages/dockerfile/src/parse.ts', '@stagecraft/contracts'],
  ['packages/dockerfile/src/parse.ts', 'node:fs'],
  ['packages/build-trace/src/fold.ts', 'react'],
  ['e2e/main-job.spec.ts', '../apps/web/src/state/store.ts'],
  ['e2e/main-job.spec.ts', '@stagecraft/contracts'],
])('%s may not import %s', (file, specifier) => {
  expect(judgeImport(file, specifier)).toEqual(expect.any(String));
});
