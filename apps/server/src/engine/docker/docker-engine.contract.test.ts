import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEngineContract } from '../engine.contract.ts';
import { createDockerEngine } from './docker-engine.ts';
import { removeImages, testEndpoint } from './test-engine.ts';

describeEngineContract('docker', async () => {
  const contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-context-'));
  await writeFile(join(contextRoot, 'file.txt'), 'content\n');
  return {
    engine: createDockerEngine(testEndpoint()),
    image: 'busybox:1.36',
    contextRoot,
    async dispose(tags) {
      await removeImages(tags);
      await rm(contextRoot, { recursive: true });
    },
  };
});
