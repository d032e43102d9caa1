import { join } from 'node:path';
import { engineDoor } from '../support/engine-door.ts';
import { appendText, build, buildState, fitGraph, graphRow, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('without an engine editing goes on; the page knows when it comes and goes', async ({
  page,
  bench,
}) => {
  const door = engineDoor(join(bench.folder, 'engine.sock'));
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  await openPage(page, await bench.start({ engine: door.endpoint }));
  const pill = page.locator('[data-engine]');

  await test.step('no engine: Build says why and what to do', async () => {
    await expect(pill).toHaveAttribute('data-engine', 'unavailable');
    await appendText(page, `RUN echo ${bench.unique}\n`);
    await fitGraph(page);
    await expect(graphRow(page, 2)).toBeVisible();
    await page.getByRole('button', { name: 'Build', exact: true }).click();
    const why = page.getByRole('dialog', { name: 'Why no build can start now' });
    await expect(why).toContainText(/engine/i);
    await expect(why).toContainText(door.endpoint);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(
      page
        .getByRole('dialog', { name: 'Build' })
        .getByRole('button', { name: 'Build', exact: true }),
    ).toBeDisabled();
    await page.keyboard.press('Escape');
  });

  await test.step('the engine comes: the same page builds', async () => {
    await door.open();
    await expect(pill).toHaveAttribute('data-engine', 'ready');
    await pill.click();
    const facts = page.getByRole('dialog', { name: 'Docker Engine' });
    await expect(facts).toContainText(`docker --host ${door.endpoint} info`);
    await page.keyboard.press('Escape');
    await expect(facts).toBeHidden();
    await build(page);
    await expect(buildState(page)).toHaveText('Succeeded');
  });

  await test.step('the engine goes, and comes back', async () => {
    await door.close();
    await expect(pill).toHaveAttribute('data-engine', 'unavailable');
    await door.open();
    await expect(pill).toHaveAttribute('data-engine', 'ready');
    await door.close();
  });
});
