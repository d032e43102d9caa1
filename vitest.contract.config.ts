import { defineConfig } from 'vitest/config';

/**
 * `npm run test:contract`: the engine port's promises, kept by every adapter. Needs a real engine, named by
 * STAGECRAFT_TEST_ENGINE (and its registry by STAGECRAFT_TEST_REGISTRY); `scripts/with-engine.mjs` brings both.
 */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['apps/*/{src,test}/**/*.contract.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // One engine serves all files: builds and images of one file must not be another's surprise.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
