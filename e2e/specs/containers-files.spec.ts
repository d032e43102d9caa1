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
  const command = detail.getByTestId('docker-command');
  const entry = (label: string) => detail.getByRole('button', { name: label, exact: true });

  await test.step('into folders, and through a link', async () => {
    await entry('srv').click();
    await detail.getByRole('button', { name: 'link → site' }).click();
    await expect(entry('page.html')).toBeVisible();
    await expect(command).toHaveText(`docker exec ${name} ls -la /srv/site`);
  });

  await test.step('what is in a file', async () => {
    await entry('page.html').click();
    await expect(detail.getByRole('region', { name: 'File /srv/site/page.html' })).toContainText(
      'hello-file',
    );
    await expect(command).toHaveText(`docker cp ${name}:/srv/site/page.html .`);
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

  await test.step('a folder out, as an archive', async () => {
    const download = page.waitForEvent('download');
    await detail.getByRole('button', { name: 'Download the folder as a tar archive' }).click();
    const file = join(bench.folder, 'site.tar');
    await (await download).saveAs(file);
    const archive = readFileSync(file);
    expect(archive.subarray(257, 262).toString()).toBe('ustar');
    expect(archive.includes('site/page.html')).toBe(true);
    await expect(command).toHaveText(`docker cp ${name}:/srv/site - > site.tar`);
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

  await test.step('a folder in, with what is in it', async () => {
    bench.write('pages/inner/deep.txt', 'deep-content');
    const chooser = page.waitForEvent('filechooser');
    await detail.getByRole('button', { name: 'Upload a folder…' }).click();
    await (await chooser).setFiles(join(bench.workspace, 'pages'));
    await expect(command).toHaveText(`docker cp pages ${name}:/srv/site`);
    await entry('pages').click();
    await entry('inner').click();
    await entry('deep.txt').click();
    const text = detail.getByRole('region', { name: 'File /srv/site/pages/inner/deep.txt' });
    await expect(text).toContainText('deep-content');
    await detail.getByRole('button', { name: 'site', exact: true }).click();
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
    await expect(command).toHaveText(`docker cp dropped.txt ${name}:/srv/site`);
    await entry('dropped.txt').click();
    await expect(detail.getByRole('region', { name: 'File /srv/site/dropped.txt' })).toContainText(
      'dropped-content',
    );
  });
});
