import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { askEngine } from '../support/engine.ts';
import { build, buildState, fitGraph, graphRow, openPage } from '../support/page.ts';
import { expectOnScreen, readableTerminals, screens, typeInto } from '../support/terminals.ts';
import { expect, test } from '../support/test.ts';
import { expectThenUndo } from '../support/text.ts';

test.use(readableTerminals);

const stateOf = (page: Page) => page.getByRole('region', { name: 'State of the build' });

test('one click opens a shell where the build failed, and what worked goes back into the text', async ({
  page,
  bench,
}) => {
  const text = `FROM busybox:1.36
ARG WORD=none
WORKDIR /srv/${bench.unique}
RUN --mount=type=cache,target=/cache ls ${bench.unique}.txt
CMD ["sh"]
`;
  bench.write('Dockerfile', text);
  await openPage(page, await bench.start());
  await fitGraph(page);
  await build(page);
  await expect(buildState(page)).toHaveText('Failed');
  const alert = page.getByRole('region', { name: 'Build log' }).getByRole('alert');
  await alert.getByRole('button', { name: 'Open a shell here' }).click();

  const state = stateOf(page);
  await expect(state.getByRole('heading', { name: 'Before line 4' })).toBeVisible();
  await expect(state.getByText('This is the step as BuildKit runs it')).toBeVisible();
  await expect(state.getByText('Mount (cache)')).toBeVisible();
  await expect(state.getByTestId('step-commands')).toContainText('head -n 3 Dockerfile');
  const screen = screens(page).first();
  await expectOnScreen(screen, `ls ${bench.unique}.txt`);

  await test.step('the command waits at the prompt, with the step’s folder and variables', async () => {
    await screen.click();
    await page.keyboard.press('Control+U');
    await typeInto(page, screen, 'touch made; echo "$WORD in $(pwd)"');
    await expectOnScreen(screen, `none in /srv/${bench.unique}`);
  });

  await test.step('after a reload the state is beside its shell again', async () => {
    await page.reload();
    await expect(state.getByRole('heading', { name: 'Before line 4' })).toBeVisible();
    await expect(state.getByText('Mount (cache)')).toBeVisible();
    await expectOnScreen(screen, `none in /srv/${bench.unique}`);
  });

  await test.step('the page passes axe', async () => {
    await expectAccessible(page, 'a shell at a failed step');
  });

  await test.step('what was run there can be chosen', async () => {
    const run = state.getByRole('list', { name: 'Commands that were run here' });
    const worked = run.getByRole('checkbox', { name: 'touch made' });
    await worked.check();
    const field = state.getByRole('textbox', { name: /The command that worked/ });
    await expect(field).toHaveValue('{ touch made; echo "$WORD in $(pwd)"; }');
    await worked.uncheck();
    await expect(field).toHaveValue(`ls ${bench.unique}.txt`);
    await screen.click();
    await typeInto(page, screen, 'cat nothing');
    await expect(run.getByRole('checkbox', { name: 'cat nothing' })).toBeDisabled();
    await expect(run.getByText('exit 1')).toBeVisible();
  });

  await test.step('the command that worked takes the place of the one that failed', async () => {
    const field = state.getByRole('textbox', { name: /The command that worked/ });
    await field.fill(`touch ${bench.unique}.txt\nls`);
    await expect(state.getByRole('group', { name: /change/i })).toContainText('touch');
    await state.getByRole('button', { name: 'Change the Dockerfile' }).click();
    await expect(state.getByText('The Dockerfile is changed.')).toBeVisible();
    await expectThenUndo(
      page,
      bench,
      text.replace(/ls u.*\.txt/, `touch ${bench.unique}.txt && \\\n    ls`),
      text,
    );
  });
});

test('a state before and after any instruction, forward and back, with its files', async ({
  page,
  bench,
}) => {
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36\nWORKDIR /data\nENV STAGE=${bench.unique}\nRUN echo ${bench.unique} > one.txt\nRUN rm one.txt\n`,
  );
  await openPage(page, await bench.start());
  await fitGraph(page);
  await graphRow(page, 4).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open a shell after this instruction' }).click();
  const state = stateOf(page);
  await expect(state.getByRole('heading', { name: 'After line 4' })).toBeVisible();
  const files = state.getByRole('region', { name: 'Files of this state' });
  await expect(files.getByText('one.txt')).toBeVisible();

  await test.step('a file is opened and read, by keyboard too', async () => {
    await files.getByRole('button', { name: 'one.txt' }).press('Enter');
    const file = page.getByRole('dialog', { name: '/data/one.txt' });
    await expect(file.getByTestId('layer-text')).toContainText(bench.unique);
    await expect(file.getByText(`${String(bench.unique.length + 1)} B`)).toBeVisible();
    await expectAccessible(page, 'a file of a state');
    await page.keyboard.press('Escape');
    await expect(file).toBeHidden();
    await expect(files.getByRole('button', { name: 'one.txt' })).toBeFocused();
    await files.getByRole('button', { name: 'One folder up' }).click();
    await files.getByRole('button', { name: 'bin/' }).click();
    await files.getByRole('button', { name: 'ash', exact: true }).click();
    await expect(page.getByRole('dialog', { name: '/bin/ash' })).toContainText(/The first .+ of/);
    await page.keyboard.press('Escape');
  });

  await state.getByRole('button', { name: 'One instruction further' }).click();
  await expect(state.getByRole('heading', { name: 'After line 5' })).toBeVisible();
  await expect(files.getByText('This folder is empty.')).toBeVisible();
  await state.getByRole('group', { name: 'Which state' }).getByText('Before').click();
  await expect(state.getByRole('heading', { name: 'Before line 5' })).toBeVisible();
  await expect(files.getByText('one.txt')).toBeVisible();
  await state.getByText(/^Environment/).click();
  await expect(state.getByText(`STAGE=${bench.unique}`)).toBeVisible();

  await test.step('nothing of it stays at the engine', async () => {
    const filter = encodeURIComponent(JSON.stringify({ label: ['stagecraft.purpose=step-shell'] }));
    expect((await askEngine('GET', `/images/json?filters=${filter}`)).body).toEqual([]);
  });
});

test('a COPY that finds nothing is explained by what is there', async ({ page, bench }) => {
  bench.write('app/Config.yml', 'a: 1\n');
  bench.write('secret.env', 'A=1\n');
  bench.write('.dockerignore', '# not for images\n*.env\n');
  bench.write('Dockerfile', 'FROM busybox:1.36\nCOPY app/config.yml secret.env /etc/app/\n');
  await openPage(page, await bench.start());
  await fitGraph(page);
  await build(page);
  await expect(buildState(page)).toHaveText('Failed');
  const alert = page.getByRole('region', { name: 'Build log' }).getByRole('alert');
  await alert.getByRole('button', { name: 'Open a shell here' }).click();
  const found = page.getByTestId('copy-explained');
  await expect(found).toContainText('There is no “config.yml” in app/.');
  await expect(found).toContainText('app/Config.yml');
  await expect(found).toContainText('line 2 of .dockerignore leaves secret.env out');
});
