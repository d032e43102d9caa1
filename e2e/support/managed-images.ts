import type { Page } from '@playwright/test';
import { askEngine } from './engine.ts';
import { expect } from './test.ts';

const headers = { 'content-type': 'application/json' };
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

function idIn(body: unknown): string {
  const id: unknown = Reflect.get(Object(body), 'Id');
  if (typeof id !== 'string') throw new Error(`No id in ${JSON.stringify(body)}`);
  return id;
}

/** Makes a container that is never started; gives its id. */
export async function createContainer(image: string, name: string): Promise<string> {
  const made = await askEngine('POST', `/containers/create?name=${name}`, {
    bytes: json({ Image: image, Cmd: ['true'] }),
    headers,
  });
  return idIn(made.body);
}

/** Removes a container, if it is there. */
export async function removeContainer(name: string): Promise<void> {
  await askEngine('DELETE', `/containers/${name}?force=true`);
}

/**
 * Makes an image of its own without Stagecraft, as `docker commit` does, with the label `made=UNIQUE`.
 *
 * @param name `name:tag`; null for a dangling one
 */
export async function makeImage(unique: string, name: string | null): Promise<string> {
  const container = await createContainer(
    'busybox:1.36',
    `make-${unique}-${String(Math.random()).slice(2)}`,
  );
  const [repo = '', tag = ''] = name?.split(':') ?? [];
  const query = name === null ? '' : `&repo=${encodeURIComponent(repo)}&tag=${tag}`;
  const committed = await askEngine('POST', `/commit?container=${container}${query}`, {
    bytes: json({ Image: 'busybox:1.36', Cmd: ['sh'], Labels: { made: unique } }),
    headers,
  });
  await removeContainer(container);
  return idIn(committed.body);
}

/** Whether the engine has the image. */
export async function hasImage(ref: string): Promise<boolean> {
  return (await askEngine('GET', `/images/${encodeURIComponent(ref)}/json`)).status === 200;
}

export const imageList = (page: Page) =>
  page.getByRole('listbox', { name: 'Images of the engine' });
export const imageRow = (page: Page, name: string) =>
  imageList(page).getByRole('option').filter({ hasText: name });

/** Opens the images' place and searches in it. */
export async function findImages(page: Page, url: string, words: string): Promise<void> {
  const address = new URL(url);
  address.searchParams.set('view', 'images');
  await page.goto(address.toString());
  await expect(imageList(page)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search images' }).fill(words);
}
