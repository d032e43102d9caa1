import { expectHarmless, script } from '../support/hostile.ts';
import { build, buildState, fitGraph, focusEditor, openPage, showTab } from '../support/page.ts';
import { expectOnScreen, readableTerminals, screens } from '../support/terminals.ts';
import { expect, test } from '../support/test.ts';

test.use(readableTerminals);

/** Without quotes, as it stands in a shell's. */
const image = '<img src=x onerror=window.attacked=1>';

test('nothing that a build says, names or leaves behind runs in the page', async ({
  page,
  bench,
}) => {
  const text = `FROM busybox:1.36
LABEL note="${image}"
WORKDIR /evil
RUN echo ${bench.unique} > '${image}'
RUN echo '${script}'; echo '${image}' >&2; printf '\\033]8;;javascript:window.attacked=1\\033\\\\\\\\click'; exit 1
`;
  bench.write('Dockerfile', text);
  await openPage(page, await bench.start());
  await fitGraph(page);
  await build(page);
  await expect(buildState(page)).toHaveText('Failed');
  const log = page.getByRole('region', { name: 'Build log' });

  await test.step('in the log, the canvas and the timeline', async () => {
    await expect(log.getByRole('region', { name: 'Steps and their output' })).toContainText(script);
    await expectHarmless(page);
    await showTab(page, 'Timeline');
    await expectHarmless(page);
    await showTab(page, 'Log');
  });

  await test.step('in the state that it left, its files and its shell', async () => {
    await log.getByRole('alert').getByRole('button', { name: 'Open a shell here' }).click();
    const state = page.getByRole('region', { name: 'State of the build' });
    await expect(state.getByRole('heading', { name: 'Before line 5' })).toBeVisible();
    await expect(state.getByRole('region', { name: 'Files of this state' })).toContainText(image);
    await expectOnScreen(screens(page).first(), script);
    await expectHarmless(page);
  });

  await test.step('as the name of a file that a COPY looks for', async () => {
    bench.write(`App${image}`, 'x');
    bench.write('Dockerfile', `FROM busybox:1.36\nCOPY ["app${image}", "/"]\n`);
    await expect(page.locator('.view-lines')).toContainText('COPY');
    await focusEditor(page);
    await build(page);
    await log.getByRole('alert').getByRole('button', { name: 'Open a shell here' }).click();
    await expect(page.getByTestId('copy-explained')).toContainText(`App${image}`);
    await expectHarmless(page);
  });
});
