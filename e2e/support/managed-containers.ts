import type { Page } from '@playwright/test';
import { askEngine } from './engine.ts';
import { expect, type Bench } from './test.ts';

const headers = { 'content-type': 'application/json' };

interface ContainerWish {
  /** For `sh -c`. */
  readonly script: string;
  readonly env?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** Exposed and published at any free port of the engine's machine, e.g. `8080/tcp`. */
  readonly port?: string;
  /** Where it is published; any free one when absent. */
  readonly hostPort?: string;
  /** Its input stays open, as with `docker run -i`. */
  readonly input?: boolean;
}

/** Starts a container of busybox without Stagecraft, with the label `test=UNIQUE`; gives its name. */
export async function startContainer(
  bench: Bench,
  name: string,
  wish: ContainerWish,
): Promise<string> {
  const full = `${name}-${bench.unique}`;
  const port = wish.port;
  const config = {
    Image: 'busybox:1.36',
    Cmd: ['sh', '-c', wish.script],
    Env: wish.env ?? [],
    OpenStdin: wish.input === true,
    Labels: { test: bench.unique, ...wish.labels },
    ...(port === undefined ? {} : { ExposedPorts: { [port]: {} } }),
    HostConfig:
      port === undefined
        ? {}
        : { PortBindings: { [port]: [{ HostIp: '127.0.0.1', HostPort: wish.hostPort ?? '' }] } },
  };
  const bytes = Buffer.from(JSON.stringify(config));
  const made = await askEngine('POST', `/containers/create?name=${full}`, { bytes, headers });
  expect(made.status).toBe(201);
  await askEngine('POST', `/containers/${full}/start`);
  return full;
}

/** Removes what the test has made. */
export async function removeContainers(bench: Bench): Promise<void> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`test=${bench.unique}`] }));
  const { body } = await askEngine('GET', `/containers/json?all=true&filters=${filters}`);
  for (const [, id] of JSON.stringify(body).matchAll(/"Id":"([0-9a-f]+)"/g)) {
    await askEngine('DELETE', `/containers/${id ?? ''}?force=true&v=true`);
  }
}

export const containerGrid = (page: Page) =>
  page.getByRole('grid', { name: 'Containers of the engine' });
export const containerRow = (page: Page, name: string) =>
  containerGrid(page).getByRole('row').filter({ hasText: name });
export const containerDetail = (page: Page) =>
  page.getByRole('region', { name: 'The chosen container' });

/** Opens the containers' place and searches in it. */
export async function findContainers(page: Page, url: string, words: string): Promise<void> {
  const address = new URL(url);
  address.searchParams.set('view', 'containers');
  await page.goto(address.toString());
  await page.getByRole('searchbox', { name: 'Search containers' }).fill(words);
}

/** Opens a container's detail in one of its tabs, by the page's address. */
export async function openContainer(
  page: Page,
  url: string,
  container: string,
  tab: string,
): Promise<void> {
  const address = new URL(url);
  address.searchParams.set('view', 'containers');
  address.searchParams.set('container', container);
  address.searchParams.set('tab', tab);
  await page.goto(address.toString());
}
