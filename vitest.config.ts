import { defineConfig } from 'vitest/config';

/** `npm run test:unit`: everything that needs neither an engine nor a browser. */
export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['scripts/test/property-seed.mjs'],
    include: ['{packages,apps}/*/{src,test}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.contract.test.ts'],
    // A busy machine is no failure: only what hangs is ended.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
  },
});
