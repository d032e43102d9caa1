import { expect, type Page } from '@playwright/test';
import { build, buildState, engineReady, openPage } from './page.ts';
import type { Bench } from './test.ts';

/** Builds a Dockerfile of these lines in the page. Gives the image's name, which goes afterwards. */
export async function buildImage(
  page: Page,
  bench: Bench,
  lines: readonly string[],
): Promise<string> {
  const tag = bench.imageName();
  bench.write('Dockerfile', `${lines.join('\n')}\n`);
  await openPage(page, await bench.start());
  await engineReady(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Tags' }).fill(tag);
  await page.keyboard.press('Escape');
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded');
  return tag;
}

/** Goes to what is told of an image, by its address. */
export async function openImage(page: Page, image: string, tab: string): Promise<void> {
  const address = new URL(page.url());
  address.searchParams.set('view', 'images');
  address.searchParams.set('image', image);
  address.searchParams.set('tab', tab);
  await page.goto(address.href);
}
