import { expectAccessible } from '../support/axe.ts';
import {
  containerDetail,
  openContainer,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { hasImage } from '../support/managed-images.ts';
import { expect, test } from '../support/test.ts';

test.afterEach(async ({ bench }) => removeContainers(bench));

const script = [
  'mkdir -p /srv /var/log /tmp /etc',
  'echo page > /srv/index.html',
  'echo "<img src=x onerror=alert(1)>" > "/srv/<img src=x onerror=alert(1)>"',
  'echo setting > /etc/app.conf',
  'echo ada:x:1000:1000::/srv:/bin/sh >> /etc/passwd',
  'echo line > /var/log/app.log',
  'echo scrap > /tmp/scrap',
  'echo ready',
  'sleep 300',
].join('; ');

test('a container is committed, with what that holds shown before', async ({ page, bench }) => {
  const image = bench.imageName();
  const name = await startContainer(bench, 'commit', { script });
  const server = await bench.start();
  await openContainer(page, server.url, name, 'logs');
  const detail = containerDetail(page);
  await expect(detail.getByRole('log')).toContainText('ready');
  await detail.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Commit to an image…' }).click();
  const dialog = page.getByRole('dialog');

  await test.step('changed files in groups, noise marked and last', async () => {
    const files = dialog.getByRole('region', { name: 'Changed files that the image will hold' });
    const heads = files.getByRole('button', { expanded: false });
    await expect(heads).toContainText([
      'Users and groups',
      'Configuration',
      'Data and other files',
      'Logs',
      'Temporary files',
    ]);
    await expect(heads.filter({ hasText: 'noise' })).toContainText(['Logs', 'Temporary files']);
    await heads.filter({ hasText: 'Data and other files' }).press('Enter');
    await expect(files.getByText('/srv/index.html')).toBeVisible();
    await expect(files.getByText('/srv/<img src=x onerror=alert(1)>')).toBeVisible();
  });

  await test.step('configuration, a field for each instruction', async () => {
    await dialog.getByRole('textbox', { name: 'Name of the image' }).fill(image);
    await dialog.getByRole('textbox', { name: 'Message' }).fill('by hand');
    await dialog.getByText('Configuration (--change)').click();
    const cmd = dialog.getByRole('textbox', { name: 'CMD' });
    await cmd.fill('["cat"');
    await expect(dialog.getByRole('alert')).toContainText('list of words');
    await expect(dialog.getByRole('button', { name: 'Commit' })).toBeDisabled();
    await cmd.fill('["cat", "/srv/index.html"]');
    await dialog.getByRole('textbox', { name: 'ENV' }).fill('GREETING=hello you');
    await dialog.getByRole('textbox', { name: 'EXPOSE' }).fill('80 443/tcp');
    await expect(dialog.getByTestId('docker-command')).toHaveText(
      `docker commit --message 'by hand' --change 'ENV GREETING="hello you"' --change 'EXPOSE 80 443/tcp' --change 'CMD ["cat", "/srv/index.html"]' ${name} ${image}`,
    );
  });

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectAccessible(page, 'commit dialog');
  await dialog.getByRole('button', { name: 'Commit' }).click();
  await expect(dialog).toBeHidden();
  expect(await hasImage(image)).toBe(true);
  await page.getByRole('button', { name: 'Show it' }).click();
  const shown = page.getByRole('region', { name: 'The chosen image' });
  await expect(shown).toContainText('["cat","/srv/index.html"]');
  await expect(shown).toContainText('GREETING');
});
