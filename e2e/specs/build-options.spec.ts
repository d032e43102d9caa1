import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { buildState, engineReady, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

async function openOptions(page: Page): Promise<Locator> {
  await engineReady(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Build', exact: true });
  await expect(dialog.getByTestId('docker-command')).toBeVisible();
  return dialog;
}

test('fill the form from a command, keep it as a preset, build with it', async ({
  page,
  bench,
}) => {
  test.setTimeout(240_000);
  const tag = bench.imageName();
  bench.write(
    'web.Dockerfile',
    `FROM busybox:1.36 AS base\nARG WORD=none\nRUN echo "said $WORD ${bench.unique}"\nFROM base AS app\nLABEL a=b\n`,
  );
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  await openPage(page, await bench.start());
  const dialog = await openOptions(page);
  const command = dialog.getByTestId('docker-command');

  await test.step('a command over several lines becomes the options, and what cannot is named', async () => {
    await dialog.getByRole('button', { name: 'Paste a command' }).click();
    await dialog
      .getByRole('textbox', { name: 'A docker build command' })
      .fill(
        `sudo docker build \\\n  -f ./web.Dockerfile -t ${tag} --target=base \\\n` +
          `  --build-arg "WORD=two words" --label 'who=me' --frobnicate --push .`,
      );
    await dialog.getByRole('button', { name: 'Fill in the form' }).click();
    await expect(dialog.getByText('but for 2 things:')).toBeVisible();
    await expect(dialog.getByRole('listitem').filter({ hasText: '--push' })).toContainText(
      'docker push',
    );
    await expect(dialog.getByRole('listitem').filter({ hasText: '--frobnicate' })).toBeVisible();
    await expectAccessible(page, 'pasted command');
  });

  await test.step('the form and the command show them', async () => {
    await expect(dialog).toContainText('Builds the text of web.Dockerfile');
    await expect(dialog.getByRole('textbox', { name: 'Tags' })).toHaveValue(tag);
    await expect(dialog.getByRole('textbox', { name: 'Value of WORD' })).toHaveValue('two words');
    await expect(dialog.getByRole('textbox', { name: 'Value of who' })).toHaveValue('me');
    await expect(dialog.getByRole('combobox', { name: 'Target stage' })).toHaveText('base');
    await expect(dialog.getByText('4 options changed')).toBeVisible();
    await expect(command).toHaveText(
      `docker build -f web.Dockerfile -t ${tag} --target base --build-arg 'WORD=two words' --label who=me .`,
    );
  });

  await test.step('kept under a name; the form is emptied', async () => {
    await dialog.getByRole('button', { name: 'Presets' }).click();
    await dialog.getByRole('textbox', { name: 'Name of the preset' }).fill('with words');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Saved as with words.')).toBeVisible();
    await expectAccessible(page, 'presets');
    await dialog.getByRole('button', { name: 'Reset all' }).click();
    await expect(command).toHaveText('docker build -f web.Dockerfile .');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('built by its name from the palette, on a page that knows nothing of it', async () => {
    await page.reload();
    await engineReady(page);
    await page.keyboard.press('F1');
    await page.getByPlaceholder('Type a command').fill('with a preset');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /with words/ }).click();
    await expect(buildState(page)).toHaveText('Succeeded');
    await expect(page.getByTestId('build-command')).toContainText(
      `-t ${tag} --target base --build-arg 'WORD=two words' --label who=me .`,
    );
  });

  await test.step('renamed, used and deleted in the form', async () => {
    const again = await openOptions(page);
    await again.getByRole('button', { name: 'Presets' }).click();
    await again.getByRole('button', { name: 'Rename with words' }).click();
    await again.getByRole('textbox', { name: 'New name of with words' }).fill('words');
    await page.keyboard.press('Enter');
    await again.getByRole('button', { name: 'Use words' }).click();
    await expect(again.getByText('The form has the options of words.')).toBeVisible();
    await again.getByRole('button', { name: 'Delete words' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete words' }).click();
    await expect(again.getByText('No presets yet.')).toBeVisible();
  });
});

test('what an engine cannot do is disabled and says why', async ({ page, bench }) => {
  test.setTimeout(240_000);
  bench.write('Dockerfile', 'FROM busybox:1.36 AS a\nFROM a AS b\nRUN true\n');
  await openPage(page, await bench.start());
  const dialog = await openOptions(page);

  await test.step('found by the flag: BuildKit has no memory limits, the classic builder has', async () => {
    await dialog.getByRole('searchbox', { name: 'Find an option' }).fill('--memory');
    const limits = dialog.getByRole('group', { name: 'Limits' });
    await expect(limits.getByRole('textbox', { name: 'Memory', exact: true })).toBeDisabled();
    await expect(limits).toContainText('BuildKit has no such limits. Choose the classic builder');
    await dialog.getByRole('searchbox').fill('BUILDKIT');
    await dialog.getByRole('combobox', { name: 'Builder' }).click();
    await page.getByRole('option', { name: 'Classic builder' }).click();
    await dialog.getByRole('searchbox').fill('--memory');
    await limits.getByRole('textbox', { name: 'Memory', exact: true }).fill('a lot');
    await expect(limits.getByRole('alert')).toContainText('“a lot” is no size.');
    await expect(dialog.getByRole('button', { name: 'Build', exact: true })).toBeDisabled();
    await limits.getByRole('textbox', { name: 'Memory', exact: true }).fill('512m');
    await expect(dialog.getByTestId('docker-command')).toHaveText(
      'DOCKER_BUILDKIT=0 docker build --memory 512m .',
    );
    await expect(dialog.getByRole('button', { name: 'Build', exact: true })).toBeEnabled();
  });

  await test.step('with the other builder it is wrong, says so, and can be taken out', async () => {
    await dialog.getByRole('searchbox').fill('');
    await dialog.getByRole('button', { name: /^Engine/ }).click();
    await dialog.getByRole('button', { name: 'Reset: Builder' }).click();
    await expect(dialog.getByRole('button', { name: 'Build', exact: true })).toBeDisabled();
    await dialog.getByRole('button', { name: /^Network and resources/ }).click();
    const limits = dialog.getByRole('group', { name: 'Limits' });
    await expect(limits.getByRole('alert')).toContainText('BuildKit has no such limits.');
    await dialog.getByRole('button', { name: 'Reset: Limits' }).click();
    await expect(dialog.getByTestId('docker-command')).toHaveText('docker build .');
    await expect(dialog.getByRole('button', { name: 'Build', exact: true })).toBeEnabled();
  });

  await test.step('a typed secret holds the build back until it is typed, and is in no storage', async () => {
    await dialog.getByRole('button', { name: 'Secrets and SSH' }).click();
    await dialog.getByRole('textbox', { name: 'Id of a secret' }).fill('npm');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Build', exact: true })).toBeDisabled();
    await dialog.getByLabel('Value of npm').fill(`hush-${bench.unique}`);
    await expect(dialog.getByRole('button', { name: 'Build', exact: true })).toBeEnabled();
    await expect(dialog.getByTestId('docker-command')).toHaveText(
      'SECRET_NPM="${SECRET_NPM:?}" docker buildx build --secret id=npm,env=SECRET_NPM .',
    );
    const stored = await page.evaluate(() => Object.values(localStorage).join('\n'));
    expect(stored).toContain('{"id":"npm","source":{"kind":"typed"}}');
    expect(stored).not.toContain(bench.unique);
    await expectAccessible(page, 'build options');
  });

  await test.step('several targets are several builds', async () => {
    await dialog.getByRole('button', { name: 'Reset all' }).click();
    await dialog.getByRole('checkbox', { name: 'a', exact: true }).click();
    await expect(dialog.getByTestId('docker-command')).toHaveText(
      'docker build .\ndocker build --target a .',
    );
    await dialog.getByRole('button', { name: 'Build', exact: true }).click();
    await page.getByRole('tab', { name: 'Builds' }).click();
    await expect(page.getByRole('tabpanel', { name: 'Builds' }).getByText('#2')).toBeVisible();
    await expect(buildState(page)).toHaveText('Succeeded');
  });
});
