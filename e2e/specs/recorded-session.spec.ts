import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.ts';
import {
  containerDetail,
  openContainer,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { findImages, imageRow, makeImage } from '../support/managed-images.ts';
import { expectOnScreen, readableTerminals, screens, typeInto } from '../support/terminals.ts';
import { expect, test } from '../support/test.ts';

test.use(readableTerminals);

test.afterEach(async ({ bench }) => removeContainers(bench));

for (const scheme of ['light', 'dark'] as const) {
  test(`work in a container becomes a Dockerfile that is proved: ${scheme}`, async ({
    page,
    bench,
  }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const image = bench.imageName();
    const name = await startContainer(bench, 'recorded', { script: 'sleep 1000' });
    const server = await bench.start();
    await openContainer(page, server.url, name, 'overview');
    const detail = containerDetail(page);
    await detail.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Record what you do' }).click();
    await detail.getByRole('button', { name: 'Start recording' }).click();
    const commands = detail.getByRole('region', { name: 'Commands' });

    await test.step('commands are listed with how they ended', async () => {
      const screen = screens(page).first();
      await expectOnScreen(screen, /[#$]/);
      await typeInto(page, screen, 'mkdir -p /srv/site');
      await expect(commands.getByRole('listitem')).toHaveCount(1);
      await typeInto(page, screen, 'cd /srv/site');
      await expect(commands.getByRole('listitem')).toHaveCount(2);
      await typeInto(page, screen, 'echo "<img src=x onerror=alert(1)>" > index.html');
      await expect(commands.getByRole('listitem')).toHaveCount(3);
      await typeInto(page, screen, 'false');
      await expect(commands.getByRole('listitem').nth(3)).toContainText('failed (1)');
      await expect(commands.getByRole('listitem').nth(2)).toContainText('in /srv/site');
      await expect(commands.getByRole('listitem').nth(2)).toContainText('ok');
      await expectAccessible(page, 'recording');
    });

    await test.step('changed files', async () => {
      await detail.getByRole('tab', { name: 'Changes', exact: true }).last().click();
      await expect(detail.getByRole('button', { name: /Data and other files/ })).toBeVisible();
    });

    await test.step('commit', async () => {
      await detail.getByRole('button', { name: 'Commit…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name of the image' }).fill(image);
      await dialog.getByText('Configuration (--change)').click();
      await dialog.getByRole('textbox', { name: 'EXPOSE' }).fill('8080');
      await expect(dialog.getByTestId('docker-command')).toContainText("--change 'EXPOSE 8080'");
      await dialog.getByRole('button', { name: 'Commit' }).click();
      await expect(dialog).toBeHidden();
    });

    const lines = detail.getByRole('list', { name: 'Proposed instructions' });
    await test.step('a proposal with evidence, edited by the keyboard', async () => {
      await detail.getByRole('tab', { name: 'Dockerfile' }).click();
      await detail.getByRole('button', { name: 'Propose a Dockerfile' }).press('Enter');
      await expect(lines).toContainText('FROM busybox:1.36');
      await expect(lines).toContainText('mkdir -p /srv/site');
      await expect(lines).toContainText('EXPOSE 8080');
      await expect(lines).toContainText('Command 1, in /, exit code 0: mkdir -p /srv/site');
      await expect(lines.getByText('Changed by it: /srv/site').first()).toBeVisible();
      await expect(detail.getByRole('region', { name: 'Not explained' })).toBeVisible();
      await lines.getByRole('button', { name: 'Edit line 2' }).press('Enter');
      const text = lines.getByRole('textbox', { name: 'Text of line 2' });
      await expect(text).toBeFocused();
      await text.press('ControlOrMeta+End');
      await page.keyboard.type(' && true');
      await page.keyboard.press('Escape');
      await expect(lines.getByRole('button', { name: 'Edit line 2' })).toBeFocused();
      const kept = page.waitForResponse((answer) => answer.url().endsWith('/lines'));
      await lines.getByRole('checkbox', { name: /EXPOSE 8080/ }).press('Space');
      await kept;
      await expectAccessible(page, 'proposal');
    });

    await test.step('a page that is loaded anew has the proposal as it was edited', async () => {
      await page.reload();
      await expect(detail.getByRole('tab', { name: 'Dockerfile' })).toHaveAttribute(
        'aria-selected',
        'true',
      );
      await expect(lines.getByText('&& true')).toBeVisible();
      await expect(lines.getByText('edited', { exact: true })).toBeVisible();
      await expect(lines.getByRole('checkbox', { name: /EXPOSE 8080/ })).not.toBeChecked();
    });

    await test.step('the proof finds what was switched off, and then nothing', async () => {
      await detail.getByRole('button', { name: 'Prove it' }).click();
      await detail.getByRole('button', { name: 'Build and compare' }).click();
      await expect(detail.getByText('1 difference matters.')).toBeVisible({ timeout: 90_000 });
      const matter = detail.getByRole('list', { name: 'Differs, and matters' });
      await expect(matter).toContainText('8080');
      await expectAccessible(page, 'proof');
      await detail.getByRole('tab', { name: 'Changes', exact: true }).last().click();
      await detail.getByRole('tab', { name: /^Proof\s*differs/ }).click();
      await expect(matter).toContainText('8080');
      await detail.getByRole('button', { name: /^Mend it/ }).click();
      await expect(lines.getByRole('checkbox', { name: /EXPOSE 8080/ })).toBeChecked();
      await detail.getByRole('button', { name: 'Prove it' }).click();
      await detail.getByRole('button', { name: 'Build and compare' }).click();
      await expect(detail.getByText('It makes the committed image')).toBeVisible({
        timeout: 90_000,
      });
    });

    await test.step('the proof is there after a reload, and says what it is not of', async () => {
      await page.reload();
      await expect(detail.getByText('It makes the committed image')).toBeVisible();
      const steps = detail.getByRole('list', { name: 'Steps of the proof' });
      await expect(steps.getByText('the result is below')).toBeVisible();
      await detail.getByRole('tab', { name: 'Dockerfile' }).click();
      await lines.getByRole('checkbox', { name: /EXPOSE 8080/ }).press('Space');
      await detail.getByRole('tab', { name: /^Proof\s*matches/ }).click();
      await expect(steps.getByText('of an earlier proposal')).toBeVisible();
      await detail.getByRole('tab', { name: 'Dockerfile' }).click();
      await lines.getByRole('checkbox', { name: /EXPOSE 8080/ }).press('Space');
    });

    await test.step('it is saved into the workspace, and stays on this page', async () => {
      await detail.getByRole('tab', { name: 'Dockerfile' }).click();
      await detail.getByRole('button', { name: 'Save to a workspace…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Path of the Dockerfile' }).fill('Dockerfile.site');
      await page.keyboard.press('Enter');
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('button', { name: 'Close Dockerfile.site' })).toBeVisible();
      expect(existsSync(join(bench.workspace, 'Dockerfile.site'))).toBe(true);
      expect(readFileSync(join(bench.workspace, 'Dockerfile.site'), 'utf8')).toContain('EXPOSE');
      await page.getByRole('button', { name: 'Containers', exact: true }).click();
      await detail.getByRole('tab', { name: 'Dockerfile' }).click();
      await expect(lines).toContainText('EXPOSE 8080');
    });

    await test.step('the session ends, the container stays', async () => {
      await detail.getByRole('button', { name: 'End…' }).click();
      const question = page.getByRole('alertdialog');
      await expect(question).toContainText('The container stays as it is');
      await question.getByRole('button', { name: 'End the session' }).click();
      await expect(detail.getByRole('button', { name: 'Start recording' })).toBeVisible();
    });
  });
}

test('a session in a container of an image goes with that container', async ({ page, bench }) => {
  const image = bench.imageName();
  await makeImage(bench.unique, image);
  const server = await bench.start();
  await findImages(page, server.url, bench.unique);
  await imageRow(page, image).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Record what you do in it' }).click();
  const detail = containerDetail(page);
  const screen = screens(page).first();
  await expectOnScreen(screen, /[#$]/);
  await typeInto(page, screen, 'touch /made');
  const commands = detail.getByRole('region', { name: 'Commands' });
  await expect(commands.getByRole('listitem')).toContainText('ok');

  await detail.getByRole('button', { name: 'Commit…' }).click();
  const dialog = page.getByRole('dialog');
  // The container waits with a command of Stagecraft's: the image's own is put back.
  await expect(dialog.getByTestId('docker-command')).toContainText('--change \'CMD ["sh"]\'');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await detail.getByRole('button', { name: 'End…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End the session' }).click();
  await expect(page.getByText('Choose a container')).toBeVisible();
});
