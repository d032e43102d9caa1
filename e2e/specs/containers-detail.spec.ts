import { expectAccessible } from '../support/axe.ts';
import { askEngine } from '../support/engine.ts';
import {
  containerDetail,
  openContainer,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { expect, test } from '../support/test.ts';

test.afterEach(async ({ bench }) => removeContainers(bench));

test('what a container is: ports, variables, and what looks secret covered', async ({
  page,
  bench,
}) => {
  const name = await startContainer(bench, 'facts', {
    script: 'httpd -f -p 8080',
    port: '8080/tcp',
    env: ['MODE=rehearsal', 'API_TOKEN=not-for-all-eyes'],
  });
  const server = await bench.start();
  await openContainer(page, server.url, name, 'overview');
  const detail = containerDetail(page);
  await expect(detail.getByTestId('container-id')).toHaveText(/^[0-9a-f]{12}$/);
  await expect(detail.getByRole('link', { name: /Open .* in a new tab/ }).first()).toHaveAttribute(
    'href',
    /^http:\/\/localhost:\d+$/,
  );
  await expect(detail.getByText('rehearsal', { exact: true })).toBeVisible();
  await expect(detail.getByText('not-for-all-eyes')).toHaveCount(0);
  await detail.getByRole('button', { name: 'Show API_TOKEN' }).click();
  await expect(detail.getByText('not-for-all-eyes')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page, `container overview: ${colorScheme}`);
  }
});

test('why a container ended at once is said, with its last output', async ({ page, bench }) => {
  const name = await startContainer(bench, 'ended', {
    script: 'echo last-words >&2; exec /no/such/program',
  });
  const server = await bench.start();
  await openContainer(page, server.url, name, 'overview');
  const ending = page.getByTestId('container-ending');
  await expect(ending).toContainText('127');
  await expect(ending).toContainText('last-words');
});

test('each exit code is explained, and a start that failed is told from a program that did', async ({
  page,
  bench,
}) => {
  const { url } = await bench.start();
  const ends = [
    ['exit 0', 'finished', '0 – It ended without an error.'],
    ['exit 125', 'failed', '125 – The program reports an error by a code of its own. docker run'],
    ['/etc/passwd', 'command_not_executable', '126 – The command was found but could not be run'],
    ['no-such-program', 'command_not_found', '127 – The command was not found.'],
    ['exit 137', 'killed', '137 (SIGKILL) – Killed by SIGKILL'],
    ['exit 139', 'crashed', '139 (SIGSEGV) – The program crashed'],
    ['exit 143', 'stopped', '143 (SIGTERM) – Ended by SIGTERM'],
  ] as const;
  for (const [index, [script, reason, text]] of ends.entries()) {
    const name = await startContainer(bench, `end${String(index)}`, { script });
    await openContainer(page, url, name, 'overview');
    const ending = page.getByTestId('container-ending');
    await expect(ending).toContainText(text);
    await expect(ending).toHaveAttribute('data-reason', reason);
  }
  const taken = await startContainer(bench, 'first', { script: 'sleep 4321', port: '80/tcp' });
  const { body } = await askEngine('GET', `/containers/${taken}/json`);
  const [, hostPort = ''] = /"HostPort":"(\d+)"/.exec(JSON.stringify(body)) ?? [];
  const name = await startContainer(bench, 'second', { script: 'true', port: '80/tcp', hostPort });
  await openContainer(page, url, name, 'overview');
  const ending = page.getByTestId('container-ending');
  await expect(ending).toContainText('port is already allocated');
  await expect(ending).toContainText('128 – The engine’s own code: the container could not be');
  await expectAccessible(page, 'a container that could not be started');
});

test('figures, processes and changes are shown live', async ({ page, bench }) => {
  const name = await startContainer(bench, 'live', {
    script: 'echo new > /tmp/made; mkdir /srv; echo x > /srv/page; rm /etc/passwd; sleep 4321',
  });
  const server = await bench.start();
  await openContainer(page, server.url, name, 'stats');
  const detail = containerDetail(page);

  await test.step('stats', async () => {
    await expect(detail.getByTestId('stat-now')).not.toHaveCount(0);
    await expect(detail.getByText(/Measured once a second/)).toBeVisible();
    await expectAccessible(page, 'container stats');
    await expect(detail.getByTestId('docker-command')).toHaveText(`docker stats ${name}`);
  });

  await test.step('processes', async () => {
    await detail.getByRole('tab', { name: 'Processes' }).click();
    await expect(detail.getByRole('table')).toContainText('sleep 4321');
    await expect(detail.getByTestId('docker-command')).toHaveText(`docker top ${name}`);
  });

  await test.step('changes', async () => {
    await detail.getByRole('tab', { name: 'Changes' }).click();
    const changes = detail.getByRole('region', { name: 'Changes' });
    await expect(changes).toContainText('/srv/page');
    await expect(changes).toContainText('/etc/passwd');
    await changes.getByRole('button', { name: /\/srv/ }).click();
    await expect(changes).not.toContainText('/srv/page');
  });

  await test.step('what has ended has no figures, and says so', async () => {
    await askEngine('POST', `/containers/${name}/kill`);
    await detail.getByRole('tab', { name: 'Processes' }).click();
    await expect(detail.getByText('No processes')).toBeVisible();
  });
});

test('a click in the raw JSON gives the docker command for just that', async ({ page, bench }) => {
  const name = await startContainer(bench, 'raw', {
    script: 'sleep 300',
    labels: { 'com.example.team': 'web' },
  });
  const server = await bench.start();
  await openContainer(page, server.url, name, 'inspect');
  const detail = containerDetail(page);
  const command = detail.getByTestId('docker-command');
  await expect(command).toHaveText(`docker inspect ${name}`);
  await detail.getByRole('searchbox', { name: 'Search in the JSON' }).fill('"status"');
  await detail.getByText(/^"Status": "running"/).click();
  await expect(command).toHaveText(`docker inspect --format '{{.State.Status}}' ${name}`);
  await detail.getByRole('searchbox', { name: 'Search in the JSON' }).fill('com.example');
  await detail.getByText(/^"com.example.team": "web"/).click();
  await expect(command).toHaveText(
    `docker inspect --format '{{index .Config.Labels "com.example.team"}}' ${name}`,
  );
});
