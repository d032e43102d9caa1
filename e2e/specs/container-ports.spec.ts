import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { askEngine } from '../support/engine.ts';
import { containerDetail, openContainer, removeContainers } from '../support/managed-containers.ts';
import { expect, test, type Bench } from '../support/test.ts';

test.afterEach(async ({ bench }) => removeContainers(bench));

/** The tests' engine has a network of its own: this stands where the engine would listen on this machine. */
async function listen(port: number): Promise<Server> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end('<title>Served</title><p>page of the container</p>');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function end(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** A port at which nothing listens. */
async function freePort(): Promise<number> {
  const server = await listen(0);
  const port = portOf(server);
  await end(server);
  return port;
}

async function publish(bench: Bench, hostPort: number, script: string): Promise<string> {
  const name = `port-${bench.unique}`;
  const config = {
    Image: 'busybox:1.36',
    Cmd: ['sh', '-c', script],
    Labels: { test: bench.unique },
    ExposedPorts: { '8080/tcp': {} },
    HostConfig: {
      PortBindings: { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: String(hostPort) }] },
    },
  };
  const bytes = Buffer.from(JSON.stringify(config));
  const headers = { 'content-type': 'application/json' };
  const made = await askEngine('POST', `/containers/create?name=${name}`, { bytes, headers });
  expect(made.status).toBe(201);
  await askEngine('POST', `/containers/${name}/start`);
  return name;
}

/** The ports of the overview: the line above the tabs links them, too, and comes when it comes. */
const portsOf = (page: Page): Locator =>
  containerDetail(page).getByRole('region', { name: 'Ports', exact: true });
const portLink = (page: Page, port: number): Locator =>
  portsOf(page).getByRole('link', {
    name: `Open http://localhost:${String(port)} in a new tab`,
  });

test('the link of a port waits until it answers, and opens it then', async ({ page, bench }) => {
  const port = await freePort();
  const name = await publish(bench, port, 'sleep 4321');
  await openContainer(page, (await bench.start()).url, name, 'overview');
  const state = portsOf(page).getByTestId('port-state');

  await test.step('it says that it waits, and stops when asked to', async () => {
    await portLink(page, port).click();
    await expect(state).toContainText('Waiting until it answers');
    await expectAccessible(page, 'a port that is waited for');
    await page.getByRole('button', { name: 'Stop waiting' }).click();
    await expect(state).toBeHidden();
  });

  await test.step('once something answers, its page opens, with no hold of this one', async () => {
    const opening = page.context().waitForEvent('page');
    await portLink(page, port).click();
    await expect(state).toContainText('Waiting until it answers');
    const server = await listen(port);
    const opened = await opening;
    await expect(opened.getByText('page of the container')).toBeVisible();
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    await expect(state).toContainText('opened in a new tab');
    await end(server);
  });
});

test('that the container ends while it is waited for is said', async ({ page, bench }) => {
  const port = await freePort();
  const name = await publish(bench, port, 'trap "exit 7" TERM; sleep 4321 & wait');
  await openContainer(page, (await bench.start()).url, name, 'overview');
  await portLink(page, port).click();
  const state = portsOf(page).getByTestId('port-state');
  await expect(state).toContainText('Waiting until it answers');
  await askEngine('POST', `/containers/${name}/stop`);
  // With its ports go their links; what stays is why it ended.
  const ending = page.getByTestId('container-ending');
  await expect(ending).toContainText('The main process ended with an error of its own.');
  await expect(ending.getByText('7', { exact: true })).toBeVisible();
});

test('only what the container publishes is connected to', async ({ page, bench }) => {
  let asked = 0;
  const secret = createServer((_, answer) => {
    asked += 1;
    answer.end('not for containers');
  });
  await new Promise<void>((resolve) => secret.listen(0, '127.0.0.1', resolve));
  const name = await publish(bench, await freePort(), 'sleep 4321');
  await openContainer(page, (await bench.start()).url, name, 'overview');
  await expect(page.getByTestId('container-id')).toBeVisible();
  const answers = await page.evaluate(
    async ({ container, port }) =>
      Promise.all(
        [`port=8080/tcp&hostPort=${port}`, `port=${port}/tcp&hostPort=${port}`].map(
          async (query) =>
            (await fetch(`/api/containers/${container}/port-answer?${query}`)).json() as unknown,
        ),
      ),
    { container: name, port: String(portOf(secret)) },
  );
  expect(answers).toEqual([{ kind: 'unpublished' }, { kind: 'unpublished' }]);
  expect(asked).toBe(0);
  await end(secret);
});
