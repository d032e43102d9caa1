import { expectAccessible } from '../support/axe.ts';
import { removeImage } from '../support/engine.ts';
import {
  containerDetail,
  openContainer,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { expect, test, type Bench } from '../support/test.ts';

const tags = ['commit', 'import', 'dockerfile', 'stages'] as const;
const repository = (bench: Bench): string => `roads-${bench.unique}`;

test.afterEach(async ({ bench }) => {
  await removeContainers(bench);
  for (const tag of tags) await removeImage(`${repository(bench)}:${tag}`);
});

const plain =
  'FROM busybox:1.36\nRUN mkdir /app && dd if=/dev/zero of=/app/data bs=1k count=300\nCMD ["cat", "/app/data"]\n';
const staged = (unique: string) =>
  `FROM busybox:1.36 AS make\nRUN echo ${unique} > /result\nFROM busybox:1.36\nCOPY --from=make /result /app/data\nCMD ["cat", "/app/data"]\n`;

for (const scheme of ['light', 'dark'] as const) {
  test(`four ways to an application are made from a container and compared: ${scheme}`, async ({
    page,
    bench,
  }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    bench.write('Dockerfile', plain);
    bench.write('staged.Dockerfile', staged(bench.unique));
    const name = await startContainer(bench, 'roads', {
      script: 'mkdir /app; dd if=/dev/zero of=/app/data bs=1k count=300; echo ready; sleep 300',
    });
    const server = await bench.start();
    await openContainer(page, server.url, name, 'logs');
    const detail = containerDetail(page);
    await expect(detail.getByRole('log')).toContainText('ready');
    await detail.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Compare ways to an image…' }).click();
    const roads = page.getByRole('region', { name: 'The chosen image' });

    await test.step('what is made, each with its command', async () => {
      await roads.getByRole('textbox', { name: 'Name of the images' }).fill(repository(bench));
      await roads.getByRole('combobox', { name: 'Dockerfile of one stage' }).click();
      await page.getByRole('option', { name: 'Dockerfile', exact: true }).click();
      await roads.getByRole('combobox', { name: 'Dockerfile of several stages' }).click();
      await page.getByRole('option', { name: 'staged.Dockerfile' }).click();
      await expect(roads.getByRole('list', { name: 'Images that are made' })).toContainText(
        `docker export ${name} | docker import - ${repository(bench)}:import`,
      );
      await roads.getByRole('button', { name: 'Make 4 images' }).click();
      await expect(roads.getByRole('img', { name: 'made' })).toHaveCount(4, { timeout: 90_000 });
    });

    const column = (tag: (typeof tags)[number]) =>
      roads.getByRole('region', { name: `${repository(bench)}:${tag}` });
    const told = (tag: (typeof tags)[number], question: string) =>
      column(tag).getByRole('group', { name: question });

    await test.step('what each of them tells', async () => {
      await expect(column('commit').getByText('Commit', { exact: true })).toBeVisible();
      await expect(told('commit', 'What a colleague can see')).toContainText('sh -c mkdir /app');
      await expect(told('commit', 'What they can repeat')).toContainText('No command');
      await expect(told('commit', 'What nobody can tell')).toContainText('in which order');

      await expect(column('import')).toContainText('1 layer');
      await expect(told('import', 'What a colleague can see')).toContainText('names no command');
      await expect(told('import', 'What they can repeat')).toContainText('nothing to begin from');

      await expect(column('dockerfile')).toContainText('busybox:1.36');
      await expect(told('dockerfile', 'What they can repeat')).toContainText('1 RUN can be read');
      await expect(told('dockerfile', 'What they can repeat')).toContainText('whole text of');

      await expect(column('stages').getByText('Multi-stage')).toBeVisible();
      await expect(told('stages', 'What nobody can tell')).toContainText('the other stage did');
    });
    await expectAccessible(page, 'roads');

    await test.step('the choice is in the address: it stays after a reload, and Back leaves it', async () => {
      await page.reload();
      await expect(told('stages', 'What nobody can tell')).toContainText('the other stage did');
      await expect(roads.getByRole('region', { name: repository(bench) })).toHaveCount(4);
      await page.goBack();
      await expect(detail.getByRole('log')).toContainText('ready');
      await page.goForward();
      await expect(column('import')).toContainText('1 layer');
    });

    await test.step('one is taken out and put back by the keyboard', async () => {
      await column('import')
        .getByRole('button', { name: /^Take .* out/ })
        .press('Enter');
      await expect(column('import')).toBeHidden();
      await roads.getByRole('combobox', { name: 'Add an image…' }).press('Enter');
      await page.getByRole('option', { name: `${repository(bench)}:import` }).press('Enter');
      await expect(column('import')).toBeVisible();
    });
  });
}
