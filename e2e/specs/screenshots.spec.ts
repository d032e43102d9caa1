import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { engineDoor } from '../support/engine-door.ts';
import { editorReady, engineReady } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';

/** Pictures of the real thing for the documentation: `STAGECRAFT_SCREENSHOTS=1 npm run test:e2e -- screenshots`. */
test.use({ viewport: { width: 1440, height: 900 } });

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A copy of a sample as the workspace, under its own name. */
function sample(bench: Bench, name: string): string {
  const folder = join(bench.folder, name);
  cpSync(inRepository(`samples/${name}`), folder, { recursive: true });
  return folder;
}

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    const running = document
      .getAnimations()
      .filter((one) => one.effect?.getTiming().iterations === 1);
    await Promise.all(running.map((one) => one.finished.catch(() => null)));
  });
  await page.screenshot({ path: inRepository(`docs/images/${name}.png`) });
}

/** Starts the build without a look at its options, and waits for its end. */
async function buildToEnd(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  const ended = page.getByTestId('build-duration');
  await expect(ended).toBeVisible();
}

/** A socket with a short name: the pictures say nothing about the machine they were taken on. */
const door = engineDoor('/tmp/docker.sock');
test.describe.configure({ mode: 'serial' });
test.beforeAll(() => door.open());
test.afterAll(() => door.close());

const looks = [
  { suffix: 'light', scheme: 'light', locale: 'en-US' },
  { suffix: 'dark', scheme: 'dark', locale: 'en-US' },
  { suffix: 'light-zh', scheme: 'light', locale: 'zh-CN' },
  { suffix: 'dark-zh', scheme: 'dark', locale: 'zh-CN' },
] as const;

for (const { suffix, scheme, locale } of looks) {
  test.describe(suffix, () => {
    test.use({ colorScheme: scheme, locale });

    test(`start page, ${suffix}`, async ({ page, bench }) => {
      const server = await bench.start({ workspace: null, engine: door.endpoint });
      await page.goto(server.url);
      await expect(page.getByRole('textbox')).toBeVisible();
      await picture(page, `start-${suffix}`);
    });

    test(`a build in parallel, its log, timeline and image, ${suffix}`, async ({ page, bench }) => {
      const server = await bench.start({
        workspace: sample(bench, 'parallel'),
        engine: door.endpoint,
      });
      await page.goto(server.url);
      await editorReady(page);
      await engineReady(page);
      await page.keyboard.press('Alt+0');
      await page.keyboard.press('ControlOrMeta+Enter');
      // By its flag, which is the same in every language.
      const find = page.getByRole('dialog').locator('input').first();
      await find.fill('--no-cache');
      await page.getByRole('dialog').getByRole('checkbox').first().click();
      await find.fill('');
      await picture(page, `build-panel-${suffix}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+Shift+Enter');
      await expect(
        page.locator('[data-instruction].text-running, [data-instruction] .text-running').first(),
      ).toBeVisible();
      await expect(page.getByText('numbering them', { exact: true })).toBeVisible();
      await picture(page, `building-${suffix}`);
      await expect(page.getByTestId('build-duration')).toBeVisible();
      await picture(page, `main-${suffix}`);
      await page.getByRole('tab').nth(4).click();
      await expect(page.getByRole('tabpanel').nth(1).getByRole('button').first()).toBeVisible();
      await picture(page, `timeline-${suffix}`);
      await page.getByRole('tab').nth(5).click();
      await expect(page.getByTestId('image-id')).toBeVisible();
      await page.getByRole('tab').nth(1).click();
      await expect(page.getByRole('listitem').filter({ hasText: '#1' })).toBeVisible();
      await picture(page, `image-${suffix}`);
    });

    test(`what the editor knows, ${suffix}`, async ({ page, bench }) => {
      const server = await bench.start({
        workspace: sample(bench, 'two-stage'),
        engine: door.endpoint,
      });
      await page.goto(server.url);
      await editorReady(page);
      await engineReady(page);
      await page.keyboard.press('Alt+0');
      await page.keyboard.press('ControlOrMeta+Shift+Enter');
      await expect(page.getByTestId('build-duration')).toBeVisible();
      // The lines move down for what the build adds above them.
      await expect(page.locator('.codelens-decoration').filter({ hasText: 'MB' })).toBeVisible();
      await page.locator('.view-line').nth(3).getByText('busybox').first().hover();
      await expect(page.locator('.monaco-hover').filter({ hasText: 'busybox:1.36' })).toBeVisible();
      await page.screenshot({ path: inRepository(`docs/images/hover-${suffix}.png`) });
      await page.locator('.view-line').nth(16).click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('COPY --from=');
      await expect(page.locator('.suggest-widget .monaco-list-row').first()).toBeVisible();
      await picture(page, `completion-${suffix}`);
    });

    test(`a build that fails, ${suffix}`, async ({ page, bench }) => {
      const server = await bench.start({
        workspace: sample(bench, 'failing'),
        engine: door.endpoint,
      });
      await page.goto(server.url);
      await editorReady(page);
      await engineReady(page);
      await page.keyboard.press('Alt+0');
      await buildToEnd(page);
      await picture(page, `failing-${suffix}`);
    });
  });
}
