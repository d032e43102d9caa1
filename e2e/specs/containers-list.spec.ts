import { expectAccessible } from '../support/axe.ts';
import { askEngine } from '../support/engine.ts';
import {
  containerDetail,
  containerGrid,
  containerRow,
  findContainers,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { expect, test } from '../support/test.ts';

test.afterEach(async ({ bench }) => removeContainers(bench));

test('the list is live, and found and filtered as docker ps does', async ({ page, bench }) => {
  const web = await startContainer(bench, 'web', {
    script: 'httpd -f -p 8080',
    port: '8080/tcp',
    labels: { team: `front-${bench.unique}` },
  });
  const job = await startContainer(bench, 'job', { script: 'exit 3' });
  const server = await bench.start();
  await findContainers(page, server.url, bench.unique);

  await test.step('name, image, state in words, exit code, ports and age', async () => {
    await expect(containerRow(page, web)).toContainText('Running');
    await expect(containerRow(page, web)).toContainText('busybox:1.36');
    await expect(containerRow(page, web).getByText(/:\d+→8080/)).toBeVisible();
    await expect(containerRow(page, job)).toContainText('Ended (3)');
  });

  await test.step('what docker does elsewhere is seen', async () => {
    await askEngine('POST', `/containers/${web}/pause`);
    await expect(containerRow(page, web)).toContainText('Paused');
    await askEngine('POST', `/containers/${web}/unpause`);
    await expect(containerRow(page, web)).toContainText('Running');
    const late = await startContainer(bench, 'late', { script: 'sleep 300' });
    await expect(containerRow(page, late)).toContainText('Running');
    await askEngine('DELETE', `/containers/${late}?force=true`);
    await expect(containerRow(page, late)).toHaveCount(0);
  });

  await test.step('filters, with the command that shows the same', async () => {
    const command = page.getByTestId('docker-ps');
    await expect(command).toHaveText('docker ps --all');
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Ended' }).click();
    await expect(command).toHaveText('docker ps --filter status=exited');
    await expect(containerRow(page, web)).toHaveCount(0);
    await expect(containerRow(page, job)).toBeVisible();
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'All', exact: true }).click();
    await page.getByRole('combobox', { name: 'Label' }).click();
    await page.getByRole('option', { name: `team=front-${bench.unique}` }).click();
    await expect(containerGrid(page).getByRole('row')).toHaveCount(1);
    await expect(command).toContainText(`--filter label=team=front-${bench.unique}`);
    await page.getByRole('combobox', { name: 'Label' }).click();
    await page.getByRole('option', { name: 'Any label' }).click();
  });

  await test.step('the latest of what is found, and the last few', async () => {
    const command = page.getByTestId('docker-ps');
    const howMany = async (option: string): Promise<void> => {
      await page.getByRole('combobox', { name: 'How many' }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await howMany('The latest');
    await expect(command).toHaveText('docker ps --latest');
    await expect(containerGrid(page).getByRole('row')).toHaveCount(1);
    await expect(containerRow(page, job)).toBeVisible();
    await howMany('The last 5');
    await expect(command).toHaveText('docker ps --last 5');
    await expect(containerGrid(page).getByRole('row')).toHaveCount(2);
  });
});

test('several are chosen by keys, stopped and removed together', async ({ page, bench }) => {
  for (const name of ['a', 'b', 'c']) {
    await startContainer(bench, name, { script: 'trap "exit 0" TERM; sleep 300 & wait' });
  }
  const server = await bench.start();
  await findContainers(page, server.url, bench.unique);
  const grid = containerGrid(page);
  await expect(grid.getByRole('row')).toHaveCount(3);

  await test.step('choose', async () => {
    await grid.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await expect(grid.getByRole('row', { selected: true })).toHaveCount(3);
    await expect(page.getByRole('status').filter({ hasText: '3 chosen' })).toBeVisible();
  });

  await test.step('what runs is refused without force, and why is said', async () => {
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog', { name: 'Remove 3 containers' });
    await expect(dialog.getByRole('note')).toContainText('3 of them are running');
    await expect(dialog.getByRole('button', { name: 'Remove 3 containers' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('stop them', async () => {
    await page.getByRole('button', { name: 'Stop 3' }).click();
    for (const row of await grid.getByRole('row').all())
      await expect(row).toContainText('Ended (0)');
    await expect(page.getByText('Stopped 3 containers')).toBeVisible();
  });

  await test.step('remove them', async () => {
    await page.getByRole('button', { name: 'Remove 3…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove 3 containers' });
    await expect(dialog.getByTestId('docker-command')).toContainText('docker rm ');
    await dialog.getByRole('button', { name: 'Remove 3 containers' }).click();
    await expect(dialog).toBeHidden();
    // Other tests may have containers at the same engine.
    await expect(page.getByText(/No container matches|The engine has no containers/)).toBeVisible();
  });
});

test('one is opened by keyboard, with a menu of its own', async ({ page, bench }) => {
  const name = await startContainer(bench, 'menu', { script: 'sleep 300' });
  const server = await bench.start();
  await findContainers(page, server.url, bench.unique);
  await expect(containerRow(page, name)).toBeVisible();
  await containerGrid(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(containerDetail(page).getByRole('heading', { name })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('container')).not.toBeNull();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(containerGrid(page)).toBeFocused();

  await test.step('it is accessible in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `containers: ${colorScheme}`);
    }
  });
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the place speaks Chinese', async ({ page, bench }) => {
    const name = await startContainer(bench, 'zh', { script: 'exit 1' });
    const server = await bench.start();
    const address = new URL(server.url);
    address.searchParams.set('view', 'containers');
    await page.goto(address.toString());
    await page.getByRole('searchbox', { name: '搜索容器' }).fill(bench.unique);
    const row = page.getByRole('row').filter({ hasText: name });
    await expect(row).toContainText('已结束（1）');
    await row.click();
    await expect(page.getByTestId('container-ending')).toContainText('退出码');
    await expect(page.getByRole('tab', { name: '日志' })).toBeVisible();
  });
});
