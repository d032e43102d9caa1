import { fitGraph, graphRow, openPage } from '../support/page.ts';
import { card, chip, hold, point } from '../support/pointer.ts';
import { expect, test } from '../support/test.ts';
import { expectThenUndo, savedText } from '../support/text.ts';

test('stages go elsewhere in the file, into each other, and become the target', async ({
  page,
  bench,
}) => {
  const build = 'FROM busybox:1.36 AS build\nRUN mkdir -p /out\n';
  const mid = 'FROM build AS mid\nRUN true\n';
  const other = 'FROM busybox:1.36 AS other\nCMD ["true"]\n';
  const stages = [build, mid, other].join('\n');
  bench.write('Dockerfile', stages);
  await openPage(page, await bench.start());
  await fitGraph(page);
  const choose = async (name: string, item: RegExp): Promise<void> => {
    await card(page, name).click({ button: 'right', position: { x: 60, y: 12 } });
    await page.getByRole('menuitem', { name: item }).click();
  };
  await test.step('one is dragged by its FROM', async () => {
    await hold(page, await point(graphRow(page, 7), 0.6), await point(graphRow(page, 2)));
    await expect(chip(page)).toContainText('FROM busybox:1.36 AS other');
    await page.mouse.up();
    await expectThenUndo(page, bench, [other, build, mid].join('\n'), stages);
  });
  await test.step('not above what it is built on, and it says why', async () => {
    await hold(page, await point(graphRow(page, 4), 0.6), await point(graphRow(page, 2)));
    await expect(chip(page)).toContainText('must come after');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.mouse.move(10, 10, { steps: 30 });
    await expect(chip(page)).toBeHidden();
    expect(await savedText(page, bench)).toBe(stages);
  });
  await test.step('one is merged with its base', async () => {
    await choose('mid', /^Merge the stage/);
    const merged = 'FROM busybox:1.36 AS mid\nRUN mkdir -p /out\n\nRUN true\n';
    await expectThenUndo(page, bench, [merged, other].join('\n'), stages);
  });
  await test.step('one is deleted, and goes into the stage built from it', async () => {
    await choose('build', /^Delete the stage/);
    const dialog = page.getByRole('dialog', { name: 'Delete stage build' });
    await dialog.getByRole('radio', { name: /^Put its instructions into/ }).click();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expectThenUndo(page, bench, /^FROM busybox:1\.36 AS mid\n[^]*mkdir[^]*true/, stages);
  });
  await test.step('one becomes the target', async () => {
    await choose('mid', /^Make the stage the target/);
    await expect(page.getByRole('button', { name: 'Target: mid' })).toBeVisible();
    expect(await savedText(page, bench)).toBe(stages);
  });
});
