import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.ts';
import {
  containerDetail,
  openContainer,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { expect, test } from '../support/test.ts';

test.afterEach(async ({ bench }) => removeContainers(bench));

test('files are looked at, taken out and put in', async ({ page, bench }) => {
  const name = await startContainer(bench, 'files', {
    script:
      'mkdir -p /srv/site; echo hello-file > /srv/site/page.html; ln -s site /srv/link; sleep 300',
  });
  const server = await bench.start();
  await openContainer(page, server.url, name, 'files');
  const detail = containerDetail(page);
  const entry = (label: string) => detail.getByRole('button', { name: label, exact: true });

  await test.step('into folders, and through a link', async () => {
    await entry('srv').click();
    await detail.getByRole('button', { name: 'link → site' }).click();
    await expect(entry('page.html')).toBeVisible();
    await expect(detail.getByTestId('docker-command')).toContainText('/srv/site');
  });

  await test.step('what is in a file', async () => {
    await entry('page.html').click();
    await expect(detail.getByRole('region', { name: 'File /srv/site/page.html' })).toContainText(
      'hello-file',
    );
    await expect(detail.getByTestId('docker-command')).toHaveText(
      `docker cp ${name}:/srv/site/page.html .`,
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `container files: ${colorScheme}`);
    }
  });

  await test.step('out, as it is', async () => {
    const download = page.waitForEvent('download');
    await detail.getByRole('button', { name: 'Download page.html' }).click();
    const file = join(bench.folder, 'page.html');
    await (await download).saveAs(file);
    expect(readFileSync(file, 'utf8')).toBe('hello-file\n');
  });

  await test.step('in, by the chooser', async () => {
    bench.write('chosen.txt', 'chosen-content');
    await detail
      .locator('input[type=file]')
      .first()
      .setInputFiles(join(bench.workspace, 'chosen.txt'));
    await entry('chosen.txt').click();
    await expect(detail.getByRole('region', { name: 'File /srv/site/chosen.txt' })).toContainText(
      'chosen-content',
    );
  });

  await test.step('in, by a drop', async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['dropped-content'], 'dropped.txt'));
      return transfer;
    });
    await detail.getByTestId('container-drop').dispatchEvent('dragover', { dataTransfer: data });
    await expect(detail.getByText('Drop to put it into this folder')).toBeVisible();
    await detail.getByTestId('container-drop').dispatchEvent('drop', { dataTransfer: data });
    await entry('dropped.txt').click();
    await expect(detail.getByRole('region', { name: 'File /srv/site/dropped.txt' })).toContainText(
      'dropped-content',
    );
  });
});
