import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { askEngine, removeImage } from '../support/engine.ts';
import { standStill } from '../support/animations.ts';
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
  await standStill(page);
  await page.screenshot({ path: inRepository(`docs/images/${name}.png`) });
}

/** An image with a file that a later layer stores again, one that is removed, a key and a cache. */
const shop = [
  'FROM busybox:1.36',
  'RUN mkdir -p /opt/shop && head -c 6000000 /dev/zero > /opt/shop/catalogue.db && head -c 2500000 /dev/zero > /opt/shop/serve',
  'RUN head -c 9000000 /dev/zero > /tmp/toolchain.tar && mkdir -p /root/.ssh && echo "-----BEGIN OPENSSH PRIVATE KEY-----" > /root/.ssh/id_ed25519',
  'RUN rm -r /tmp/toolchain.tar /root/.ssh',
  'RUN chmod 755 /opt/shop/serve && printf "port=8080\\n" > /opt/shop/shop.conf',
  'RUN mkdir -p /var/cache/apk && head -c 400000 /dev/zero > /var/cache/apk/index',
  'CMD ["/opt/shop/serve"]',
];

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

    test(`images, layers and waste, ${suffix}`, async ({ page, bench }) => {
      test.slow();
      const name = 'shop:1.4';
      const folder = join(bench.folder, 'shop');
      mkdirSync(folder);
      writeFileSync(join(folder, 'Dockerfile'), `${shop.join('\n')}\n`);
      const server = await bench.start({ workspace: folder, engine: door.endpoint });
      await page.goto(server.url);
      await editorReady(page);
      await engineReady(page);
      await buildToEnd(page);
      await page.getByRole('tab').nth(5).click();
      const id = await page.getByTestId('image-id').getAttribute('title');
      await askEngine('POST', `/images/${String(id)}/tag?repo=shop&tag=1.4`);
      const show = async (tab: string) => {
        const address = new URL(page.url());
        address.search = `?view=images&image=${name}&tab=${tab}`;
        await page.goto(address.href);
        await page.getByRole('searchbox').fill('shop');
        await page.getByRole('searchbox').blur();
        await expect(page.getByRole('option').filter({ hasText: name })).toBeVisible();
      };
      await show('layers');
      await page.getByRole('option').filter({ hasText: 'RUN chmod' }).click();
      await page.locator('[data-path="opt"]').click();
      await page.locator('[data-path="opt/shop"]').click();
      await page.locator('[data-path="opt/shop/shop.conf"]').click();
      await expect(page.getByTestId('layer-text')).toContainText('port=8080');
      await picture(page, `layers-${suffix}`);
      await show('waste');
      await expect(page.getByTestId('waste-wasted')).toBeVisible();
      await picture(page, `waste-${suffix}`);
      await removeImage(name);
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
