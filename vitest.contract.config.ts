import { defineConfig } from 'vitest/config';

/**
 * Tests against a real engine, named by STAGECRAFT_TEST_ENGINE (as DOCKER_HOST names one). They make
 * images there and remove them again. `npm run test:contract` brings up a private engine for them (and
 * its registry, named by STAGECRAFT_TEST_REGISTRY).
 */
if (!process.env['STAGECRAFT_TEST_ENGINE']) {
  throw new Error(
    'STAGECRAFT_TEST_ENGINE is not set: these tests need a real engine, e.g. ' +
      'STAGECRAFT_TEST_ENGINE=unix:///var/run/docker.sock. ' +
      '`npm run test:contract` starts a private one and sets it.',
  );
}

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['scripts/test/property-seed.mjs'],
    include: ['{apps,packages}/*/{src,test}/**/*.contract.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // One engine serves all files: builds and images of one file must not be another's surprise.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
