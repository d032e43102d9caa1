import { defineConfig } from '@playwright/test';

/** One spec is one job that a person does, on a real engine in a real browser. */
export default defineConfig({
  testDir: './specs',
  // Pictures for the documentation are taken only when they are wanted.
  testIgnore: process.env['STAGECRAFT_SCREENSHOTS'] === '1' ? [] : ['**/screenshots.spec.ts'],
  globalSetup: './support/stock.ts',
  outputDir: '../test-results/e2e',
  workers: 2,
  // Every test has all for itself; by the file the last one would keep one worker waiting.
  fullyParallel: true,
  // The same second try as in `npm test`, which names what needed it.
  retries: process.env['CI'] === undefined ? 0 : 2,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    colorScheme: 'light',
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: process.env['STAGECRAFT_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
