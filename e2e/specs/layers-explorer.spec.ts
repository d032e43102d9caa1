import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/axe.ts';
import { buildImage, openImage } from '../support/images.ts';
import { expect, test, type Bench } from '../support/test.ts';

/** Four layers of the test's own over busybox: a folder, a change, a removal, a mode. */
const dockerfile = (unique: string): string[] => [
  'FROM busybox:1.36',
  `RUN mkdir -p /srv/app/deep && echo first-${unique} > /srv/app/config.txt && echo gone > /srv/app/old.txt && ln -s config.txt /srv/app/link`,
  `RUN echo second-${unique} >> /srv/app/config.txt && rm /srv/app/old.txt`,
  'RUN chmod 700 /srv/app/config.txt',
  String.raw`RUN printf '\000\001binary' > /srv/app/deep/data.bin`,
];

/** The paths of the chosen layers. */
function tree(page: Page): Locator {
  return page.getByRole('treegrid', { name: 'Files of the layers' });
}

function row(page: Page, path: string): Locator {
  return tree(page).locator(`[role=row][data-path="${path}"]`);
}

function layer(page: Page, name: RegExp): Locator {
  return page.getByRole('listbox', { name: 'Layers' }).getByRole('option', { name });
}

function pane(page: Page): Locator {
  return page.getByRole('region', { name: 'The chosen path' });
}

/** Opens the folders down to /srv/app. */
async function openApp(page: Page): Promise<void> {
  for (const folder of ['srv', 'srv/app']) {
    await expect(row(page, folder)).toBeVisible();
    if ((await row(page, folder).getAttribute('aria-expanded')) === 'false')
      await row(page, folder).click();
  }
}

async function openLayers(page: Page, bench: Bench): Promise<string> {
  const image = await buildImage(page, bench, dockerfile(bench.unique));
  await openImage(page, image, 'layers');
  await expect(layer(page, /RUN mkdir/)).toBeVisible();
  return image;
}

test('find what each layer does, and look into its files', async ({ page, bench }) => {
  const image = await openLayers(page, bench);

  await test.step('a layer shows what it adds, changes and removes', async () => {
    await layer(page, /RUN mkdir/).click();
    await openApp(page);
    await expect(row(page, 'srv/app/config.txt')).toContainText('added');
    await expect(row(page, 'srv/app/link')).toContainText('config.txt');
    await layer(page, /RUN echo second/).click();
    await openApp(page);
    await expect(row(page, 'srv/app/config.txt')).toContainText('changed');
    await expect(row(page, 'srv/app/old.txt')).toContainText('removed');
    await layer(page, /chmod/).click();
    await openApp(page);
    await expect(row(page, 'srv/app/config.txt')).toContainText('-rwx------');
    await expect(row(page, 'srv/app/config.txt')).toContainText('same content');
  });

  await test.step('everything up to a layer has what lower layers brought', async () => {
    await page.getByRole('button', { name: 'Up to here' }).click();
    await expect(row(page, 'bin')).toBeVisible();
    await openApp(page);
    await expect(row(page, 'srv/app/old.txt')).toHaveCount(0);
  });

  await test.step('a file is read, compared between layers and blamed', async () => {
    await row(page, 'srv/app/config.txt').click();
    await expect(pane(page).getByTestId('layer-text')).toContainText(`second-${bench.unique}`);
    await pane(page).getByRole('tab', { name: 'Difference' }).click();
    await pane(page).getByRole('combobox', { name: 'Before' }).click();
    await page.getByRole('option', { name: 'Layer 2: added' }).click();
    await expect(pane(page).getByTestId('layer-difference')).toContainText(
      `second-${bench.unique}`,
    );
    await pane(page).getByRole('tab', { name: 'Blame' }).click();
    await expect(pane(page)).toContainText('Put there by layer 4');
    await expect(pane(page)).toContainText('mode or owner changed');
  });

  await test.step('it has no accessibility problem in either theme', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `layers, ${colorScheme}`);
    }
  });

  await test.step('the commands of docker are told', async () => {
    await pane(page).getByRole('button', { name: 'Commands' }).click();
    const commands = page.getByRole('dialog', { name: 'What does the same with docker' });
    await expect(commands).toContainText(
      `docker run --rm --entrypoint cat ${image} /srv/app/config.txt`,
    );
    await page.keyboard.press('Escape');
  });

  await test.step('a file is downloaded as it is', async () => {
    const started = page.waitForEvent('download');
    await pane(page).getByRole('link', { name: 'Download' }).click();
    const path = await (await started).path();
    expect(readFileSync(path, 'utf8')).toBe(`first-${bench.unique}\nsecond-${bench.unique}\n`);
  });

  await test.step('binary content is shown as numbers', async () => {
    await layer(page, /data\.bin/).click();
    await openApp(page);
    await row(page, 'srv/app/deep').click();
    await row(page, 'srv/app/deep/data.bin').click();
    await expect(pane(page).getByRole('region', { name: 'Binary content' })).toContainText(
      '00 01 62 69 6e 61 72 79',
    );
  });

  await test.step('blame leads to the line of the Dockerfile', async () => {
    await pane(page).getByRole('tab', { name: 'Blame' }).click();
    await pane(page).getByRole('button', { name: 'Show line 5 of the Dockerfile' }).click();
    await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
    await expect(page.locator('.monaco-editor')).toContainText('data.bin');
  });
});

test('walk the layers by keys alone, and filter', async ({ page, bench }) => {
  await openLayers(page, bench);

  await test.step('arrow keys choose a layer and open folders, letters jump', async () => {
    await page.getByRole('listbox', { name: 'Layers' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await expect(layer(page, /RUN mkdir/)).toHaveAttribute('aria-selected', 'true');
    await expect(row(page, 'srv')).toBeVisible();
    await tree(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.type('srv');
    await page.keyboard.press('ArrowRight');
    await expect(row(page, 'srv/app')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(row(page, 'srv/app/config.txt')).toBeVisible();
    await page.keyboard.type('conf');
    await page.keyboard.press('Enter');
    await expect(pane(page)).toContainText('/srv/app/config.txt');
  });

  await test.step('a pattern finds paths at any depth', async () => {
    await layer(page, /data\.bin/).click();
    await page.getByRole('button', { name: 'Up to here' }).click();
    await page.getByRole('textbox', { name: 'Path or pattern' }).fill('*.txt');
    await expect(row(page, 'srv/app/config.txt')).toContainText('srv/app/config.txt');
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect(row(page, 'bin')).toBeVisible();
  });
});
