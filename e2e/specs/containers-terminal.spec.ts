import { expectAccessible } from '../support/axe.ts';
import {
  containerDetail,
  openContainer,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { expectOnScreen, readableTerminals, screens, typeInto } from '../support/terminals.ts';
import { expect, test } from '../support/test.ts';

test.use(readableTerminals);

test.afterEach(async ({ bench }) => removeContainers(bench));

test('a shell in a container, and its main process, from where it is looked at', async ({
  page,
  bench,
}) => {
  const name = await startContainer(bench, 'shell', {
    script: 'while read -r line; do echo "heard $line"; done',
    input: true,
  });
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  const server = await bench.start();
  await openContainer(page, server.url, name, 'overview');
  const detail = containerDetail(page);

  await test.step('one click opens the shell', async () => {
    await detail.getByRole('button', { name: 'Open a shell' }).click();
    await expect(detail.getByRole('tab', { name: 'Terminal', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expectOnScreen(screens(page).first(), /[#$]/);
    await typeInto(page, screens(page).first(), 'echo here-$((40+2))');
    await expectOnScreen(screens(page).first(), 'here-42');
    await expect(page.getByTestId('terminal-command')).toHaveText(`docker exec -it ${name} sh`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `a shell in the containers’ place: ${colorScheme}`);
    }
  });

  await test.step('attach shows what the main process says', async () => {
    await detail.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Attach to its process' }).click();
    await expect(page.getByTestId('terminal-command')).toHaveText(`docker attach ${name}`);
    await typeInto(page, screens(page).first(), 'good-evening');
    await expectOnScreen(screens(page).first(), 'heard good-evening');
  });

  await test.step('the same shell is in the lower panel of the workspace', async () => {
    await page.getByRole('button', { name: 'Workspace', exact: true }).click();
    await page.keyboard.press('F1');
    await page.getByRole('combobox').fill('Show the terminals');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: 'Panel' });
    await panel
      .getByRole('tab', { name: /exec|sh/ })
      .first()
      .click();
    await expectOnScreen(screens(page).first(), 'here-42');
  });
});
