import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { describeEngineContract } from '../engine.contract.ts';
import { createTestEngine, testBuilders } from './test-engine.ts';

const builders = await testBuilders();

/** By which way builds go. */
const ways = [
  { name: 'buildkit, control API', builder: 'buildkit', control: true },
  { name: 'buildkit', builder: 'buildkit', control: false },
  { name: 'classic', builder: 'classic', control: false },
] as const;

describe.each(ways.filter(({ builder }) => builders.includes(builder)))('$name', (way) => {
  const { name, builder, control } = way;
  describeEngineContract(`docker, ${name}`, async () => {
    const contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-context-'));
    await writeFile(join(contextRoot, 'file.txt'), 'content\n');
    const engine = createTestEngine({ builder, control });
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
