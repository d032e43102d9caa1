import { askEngine } from '../support/engine.ts';
import {
  containerDetail,
  openContainer,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { expect, test } from '../support/test.ts';

test.afterEach(async ({ bench }) => removeContainers(bench));

test('a container is paused, stopped, started, renamed, killed and removed', async ({
  page,
  bench,
}) => {
  const name = await startContainer(bench, 'act', {
    script: 'trap "exit 0" TERM; trap "echo got-hup" HUP; while true; do sleep 0.2; done',
  });
  const server = await bench.start();
  await openContainer(page, server.url, name, 'overview');
  const detail = containerDetail(page);
  const state = detail.locator('[data-container-state]');
  const button = (label: string) => detail.getByRole('button', { name: label, exact: true });
  const more = async (item: string): Promise<void> => {
    await button('More actions').click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await test.step('pause and go on', async () => {
    await button('Pause').click();
    await expect(state).toHaveText('Paused');
    await button('Go on').click();
    await expect(state).toHaveText('Running');
  });

  await test.step('stop, start and restart, each with its command', async () => {
    await button('Stop').click();
    await expect(page.getByText(`docker stop ${name}`)).toBeVisible();
    await expect(state).toHaveText('Ended (0)');
    await button('Start').click();
    await expect(page.getByText(`docker start ${name}`)).toBeVisible();
    await expect(state).toHaveText('Running');
    await button('Restart').click();
    await expect(page.getByText(`docker restart ${name}`)).toBeVisible();
    await expect(state).toHaveText('Running');
  });

  await test.step('a signal that it heeds', async () => {
    await more('Send a signal…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Signal' }).click();
    await page.getByRole('option', { name: 'SIGHUP' }).click();
    await expect(dialog.getByTestId('docker-command')).toHaveText(
      `docker kill --signal SIGHUP ${name}`,
    );
    await dialog.getByRole('button', { name: 'Send SIGHUP' }).click();
    await expect(dialog).toBeHidden();
    await detail.getByRole('tab', { name: 'Logs' }).click();
    await expect(detail.getByRole('log')).toContainText('got-hup');
  });

  const renamed = `renamed-${bench.unique}`;
  await test.step('another name; one that cannot be is told', async () => {
    await more('Rename…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'New name' }).fill('-no');
    await expect(dialog.getByRole('alert')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'New name' }).fill(renamed);
    await page.keyboard.press('Enter');
    await expect(detail.getByRole('heading', { name: renamed })).toBeVisible();
  });

  await test.step('its end is waited for and explained', async () => {
    await more('Wait for its end…');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('It still runs…')).toBeVisible();
    await askEngine('POST', `/containers/${renamed}/stop`);
    await expect(dialog.getByText('It has ended with exit code 0.')).toBeVisible();
    await expect(dialog.getByText('It ended without an error.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await expect(dialog).toBeHidden();
    await button('Start').click();
    await expect(state).toHaveText('Running');
  });

  await test.step('remove by force', async () => {
    await more('Remove…');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('note')).toContainText('It is running');
    await dialog.getByRole('checkbox', { name: 'Force (--force)' }).click();
    await expect(dialog.getByTestId('docker-command')).toHaveText(`docker rm --force ${renamed}`);
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(detail.getByText('The container is not there any more.')).toBeVisible();
  });
});
