import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { buildState, engineReady, fitGraph, openPage } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';

const stages = (unique: string): string => `FROM busybox:1.36 AS tools
LABEL test=${unique}
RUN echo tools-of-${unique} > /which
EXPOSE 8080
CMD ["sh", "-c", "cat /which; sleep 4321"]

FROM busybox:1.36 AS broken
RUN echo ${unique} && exit 9

FROM busybox:1.36
CMD ["cat", "/which"]
`;

const dialog = (page: Page): Locator => page.getByRole('dialog');
const button = (page: Page, name: string): Locator =>
  dialog(page).getByRole('button', { name, exact: true });

async function open(page: Page, bench: Bench): Promise<void> {
  bench.write('Dockerfile', stages(bench.unique));
  await openPage(page, await bench.start());
  await engineReady(page);
  await fitGraph(page);
}

async function askToRun(page: Page, stage: string): Promise<void> {
  await page.locator(`[data-graph-node="stage:${stage}"]`).click({
    button: 'right',
    position: { x: 60, y: 6 },
  });
  await page.getByRole('menuitem', { name: 'Run this stage…' }).click();
  await expect(dialog(page)).toContainText(`Run the stage ${stage}`);
}

/** A port of this machine at which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function endRun(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await button(page, 'Stop and remove it').click();
  await expect(dialog(page)).toBeHidden();
}

test('a stage is built and run from its node, and its page opens by itself', async ({
  page,
  bench,
}) => {
  await open(page, bench);
  await test.step('no build has made it: it is built first', async () => {
    await askToRun(page, 'tools');
    await expect(dialog(page)).toContainText('No build has made this stage');
    await expect(dialog(page).getByTestId('stage-command')).toContainText('--target tools');
    await expectAccessible(page, 'asking how to run a stage');
    await button(page, 'Build, then run…').click();
    await expect(dialog(page)).toContainText('Publish 8080/tcp');
  });

  await test.step('it runs, and a tab opens when something answers at its port', async () => {
    const port = await freePort();
    await dialog(page).getByRole('textbox', { name: 'Host port for 8080/tcp' }).fill(String(port));
    await button(page, 'Run').click();
    await expect(dialog(page).getByRole('log')).toContainText(`tools-of-${bench.unique}`);
    await expect(page.getByTestId('port-state')).toContainText('Waiting until it answers');
    // The tests' engine has a network of its own: this stands where it would listen on this machine.
    const server = createServer((_, answer) => answer.end('served'));
    const opening = page.context().waitForEvent('page');
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await expect((await opening).getByText('served')).toBeVisible();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await page.bringToFront();
    await endRun(page);
  });

  await test.step('the second time, its image is there', async () => {
    await askToRun(page, 'tools');
    await expect(dialog(page)).toContainText('Build 1 made this very stage');
    await button(page, 'Run the image of build 1…').click();
    await expect(dialog(page)).toContainText('Publish 8080/tcp');
  });

  await test.step('a tooltip that is shown costs the dialog no press of Escape', async () => {
    await button(page, 'Copy the docker run command').hover();
    await expect(page.getByRole('tooltip')).toHaveText('Copy the docker run command');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  });
});

test('a stage that cannot be built says why', async ({ page, bench }) => {
  await open(page, bench);
  await askToRun(page, 'broken');
  await button(page, 'Build, then run…').click();
  await expect(dialog(page).getByRole('alert')).toContainText('Build 1 did not succeed');
  await expect(dialog(page).getByRole('alert')).toContainText('exit code: 9');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(buildState(page)).toHaveText('Failed');
});
