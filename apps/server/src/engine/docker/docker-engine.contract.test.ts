import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { describeEngineContract } from '../engine.contract.ts';
import { createTestEngine, testBuilders } from './test-engine.ts';

const builders = await testBuilders();

describe.each(builders)('%s', (builder) => {
  describeEngineContract(`docker, ${builder}`, async () => {
    const contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-context-'));
    await writeFile(join(contextRoot, 'file.txt'), 'content\n');
    const engine = createTestEngine({ builder });
    return {
      engine,
      builders,
      image: 'busybox:1.36',
      contextRoot,
      async dispose(tags) {
        await engine.removeImages(tags);
        await rm(contextRoot, { recursive: true });
      },
    };
  });
});
