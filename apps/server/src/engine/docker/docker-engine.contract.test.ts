import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { describeEngineContract } from '../engine.contract.ts';
import { createTestEngine } from './test-engine.ts';

describe.each(['buildkit', 'classic'] as const)('%s', (builder) => {
  describeEngineContract(`docker, ${builder}`, async () => {
    const contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-context-'));
    await writeFile(join(contextRoot, 'file.txt'), 'content\n');
    const engine = createTestEngine({ builder });
    return {
      engine,
      image: 'busybox:1.36',
      contextRoot,
      async dispose(tags) {
        await engine.removeImages(tags);
        await rm(contextRoot, { recursive: true });
      },
    };
  });
});
