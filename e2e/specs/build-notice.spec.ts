import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { build, buildState, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

interface Shown {
  readonly title: string;
  readonly body: string;
}

declare global {
  interface Window {
    /** Notifications that the page made, and the last of them. */
    shown: Shown[];
    lastShown: Notification;
    look: (state: DocumentVisibilityState) => void;
  }
}

/** Notes what the page shows outside of itself, and lets the test say whether somebody looks at it. */
async function listenOutside(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shown = [];
    const Real = window.Notification;
    window.Notification = class extends Real {
      constructor(title: string, options: NotificationOptions = {}) {
        super(title, options);
        window.shown.push({ title, body: options.body ?? '' });
        window.lastShown = this;
      }
    };
    let visible: DocumentVisibilityState = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => visible });
    window.look = (state) => {
      visible = state;
      document.dispatchEvent(new Event('visibilitychange'));
    };
  });
}

test('who looks elsewhere is told when a long build has ended', async ({ page, bench }) => {
  await page.context().grantPermissions(['notifications']);
  await listenOutside(page);
  bench.write('Dockerfile', `FROM busybox:1.36\nRUN sleep 5 && echo ${bench.unique}\n`);
  await openPage(page, await bench.start());

  await test.step('notifications are asked for in the settings of builds', async () => {
    await page.getByRole('tab', { name: 'Builds' }).click();
    await page.getByRole('button', { name: 'Build records' }).click();
    const dialog = page.getByRole('dialog', { name: 'Build records' });
    await dialog.getByRole('checkbox', { name: 'Show a notification' }).click();
    await expect(dialog.getByRole('checkbox', { name: 'Show a notification' })).toBeChecked();
    const after = dialog.getByRole('textbox', { name: /For builds that take longer/ });
    await expect(after).toHaveValue('30');
    await after.fill('0');
    await expect(dialog.getByText('A whole number from 1')).toBeVisible();
    await after.fill('2');
    await expectAccessible(page, 'settings of notices');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await build(page);
  await expect(buildState(page)).toHaveText('Running');
  await expect(page).toHaveTitle('workspace — Stagecraft');
  await page.evaluate(() => window.look('hidden'));
  await expect(page).toHaveTitle('▶ Build 1 is running — workspace — Stagecraft');
  await expect(page).toHaveTitle('✓ Build 1 succeeded — workspace — Stagecraft', {
    timeout: 60_000,
  });
  expect(await page.evaluate(() => window.shown)).toEqual([
    { title: 'Build 1 succeeded', body: expect.stringMatching(/^workspace, after \d+\.\d s$/) },
  ]);

  await test.step('a press on it shows the build', async () => {
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await expect(page.getByRole('region', { name: 'Build log' })).toBeHidden();
    await page.evaluate(() => window.lastShown.dispatchEvent(new Event('click')));
    await expect(buildState(page)).toHaveText('Succeeded');
    await page.evaluate(() => window.look('visible'));
    await expect(page).toHaveTitle('workspace — Stagecraft');
  });
});
