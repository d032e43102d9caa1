import type { Download, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { build, buildState, fitGraph, graphRow, openPage } from '../support/page.ts';
import { card, hold, point } from '../support/pointer.ts';
import { expect, test } from '../support/test.ts';

const file = `ARG TAG=1.36
FROM busybox:$TAG AS base
RUN echo base > /base

FROM base AS build
RUN echo build > /out

FROM busybox:$TAG AS spare
RUN echo spare

FROM scratch AS final
COPY --from=build /out /in
COPY --from=build /base /base
`;

const node = (page: Page, name: string | RegExp) => page.getByRole('group', { name });
/** What is lit and what steps back is told by opacity alone. */
const opacity = (page: Page, name: RegExp) =>
  node(page, name).evaluate((place) =>
    Number(getComputedStyle(place.closest('.graph-card') ?? place).opacity),
  );

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option', { name }).first().click();
}

test('ways to look at the graph', async ({ page, bench }) => {
  bench.write('Dockerfile', file);
  await openPage(page, await bench.start());
  await fitGraph(page);

  await test.step('a search lights what it finds and goes from hit to hit', async () => {
    await graphRow(page, 3).click();
    await page.keyboard.press('/');
    const search = page.getByRole('search', { name: 'Search the graph' });
    await search.getByRole('textbox').fill('BASE');
    await expect(search.getByRole('status')).toHaveText('1 of 5');
    await expect.poll(() => opacity(page, /Stage spare/)).toBeLessThan(0.5);
    await expect.poll(() => opacity(page, /Stage base/)).toBe(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(search.getByRole('status')).toHaveText('3 of 5');
    await page.keyboard.press('Shift+Enter');
    await expect(search.getByRole('status')).toHaveText('2 of 5');
    await page.keyboard.press('Escape');
    await expect(search).toHaveCount(0);
    await expect.poll(() => opacity(page, /Stage spare/)).toBe(1);
  });

  await test.step('the focus lets what the target does not need step back', async () => {
    const focus = page.getByRole('button', { name: 'Show only what the target needs' });
    await focus.click();
    await expect(focus).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => opacity(page, /Stage spare/)).toBeLessThan(0.5);
    await expect.poll(() => opacity(page, /Stage base/)).toBe(1);
    await focus.click();
  });

  await test.step('the spotlight says what an instruction needs and what needs it', async () => {
    await graphRow(page, 12).click();
    await page.keyboard.press('l');
    const said = page.getByRole('status', { name: 'Spotlight' });
    await expect(said).toHaveText(
      'COPY --from=build needs stage build (2 instructions); nothing depends on it',
    );
    await expect.poll(() => opacity(page, /Stage base/)).toBe(1);
    await expect.poll(() => opacity(page, /Stage spare/)).toBeLessThan(0.5);
    await graphRow(page, 6).click();
    await page.keyboard.press('l');
    await expect(said).toContainText('needed by line 12 in final and line 13 in final');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(said).toHaveCount(0);
  });

  await test.step('a collapsed stage shows its header only, and still does after a reload', async () => {
    const rows = page.getByRole('button', { name: 'Rows of Stage build' });
    await rows.click();
    await expect(graphRow(page, 6)).toHaveCount(0);
    await expect(node(page, /Stage build/)).toBeVisible();
    await page.reload();
    await expect(node(page, /Stage final/)).toBeVisible();
    await expect(rows).toHaveAttribute('aria-expanded', 'false');
    await command(page, 'Expand all stages');
    await expect(graphRow(page, 6)).toHaveCount(1);
  });

  await test.step('a line explains itself where the pointer rests on it', async () => {
    await fitGraph(page);
    const line = page.getByLabel('final copies from build').locator('.react-flow__edge-path');
    const note = page.getByRole('button', {
      name: 'COPY takes /out of stage build to /in (line 12)',
    });
    // The view may still be gliding there.
    await expect(async () => {
      const at = await line.evaluate((path: SVGPathElement) => {
        const middle = path.getPointAtLength(path.getTotalLength() / 2);
        const { x, y } = middle.matrixTransform(path.getScreenCTM() ?? undefined);
        return { x, y };
      });
      await page.mouse.move(0, 0);
      await page.mouse.move(at.x, at.y);
      await expect(note).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page
      .getByRole('button', { name: 'COPY takes /base of stage build to /base (line 13)' })
      .click();
    await expect(page.getByText('Ln 13, Col')).toBeVisible();
  });
});

test('nodes stay where a hand put them, until they are tidied up', async ({ page, bench }) => {
  bench.write('Dockerfile', file);
  await openPage(page, await bench.start());
  await fitGraph(page);
  const shown = (): Promise<Readonly<Record<string, string>>> =>
    page
      .locator('.react-flow__node')
      .evaluateAll((nodes) =>
        Object.fromEntries(
          nodes.map((one) => [one.dataset['id'] ?? '', one.style.transform] as const),
        ),
      );
  const spare = (places: Readonly<Record<string, string>>) => places['stage:spare'];
  await expect.poll(async () => Object.keys(await shown()).length).toBe(7);
  const layout = await shown();
  const from = await point(card(page, 'spare'), 0.3, 0.1);
  await hold(page, from, { x: from.x + 70, y: from.y + 50 });
  await page.mouse.up();
  await expect.poll(async () => spare(await shown())).not.toBe(spare(layout));
  await node(page, /Stage final/).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await shown())['stage:final']).not.toBe(layout['stage:final']);
  const byHand = await shown();
  // The others stand where they stood.
  expect({ ...byHand, 'stage:spare': '', 'stage:final': '' }).toEqual({
    ...layout,
    'stage:spare': '',
    'stage:final': '',
  });
  await page.reload();
  await expect.poll(shown).toEqual(byHand);
  await command(page, 'Tidy up the graph');
  await expect.poll(shown).toEqual(layout);
  await page.reload();
  await expect.poll(shown).toEqual(layout);
  await page.getByRole('button', { name: 'Arrange' }).click();
  await expect(page.getByRole('menuitem', { name: /^Tidy up/ })).toHaveAttribute(
    'data-disabled',
    '',
  );
});

test('the graph coloured by what a build cost', async ({ page, bench }) => {
  bench.write('Dockerfile', file.replace('echo base', `echo ${bench.unique}`));
  await openPage(page, await bench.start());
  const colours = page.getByRole('group', { name: 'Colour by' });
  await colours.getByRole('button', { name: 'Time' }).click();
  await expect(page.getByText('Not known yet: build this Dockerfile first.')).toBeVisible();
  for (let count = 0; count < 2; count += 1) {
    await build(page);
    await expect(buildState(page)).toHaveText('Succeeded');
  }
  await fitGraph(page);
  await colours.getByRole('button', { name: 'Cache' }).click();
  await expect(graphRow(page, 3)).toHaveAccessibleName(/cached ×1/);
  await expect(page.locator('.monaco-editor .heat-strip').first()).toBeAttached();
  await colours.getByRole('button', { name: 'Size' }).click();
  await expect(page.locator('.graph-row[data-heat]').first()).toBeAttached();
  await colours.getByRole('button', { name: 'Problems' }).click();
  await expect(page.locator('.graph-row[data-heat]')).toHaveCount(0);
  await colours.getByRole('button', { name: 'Build state' }).click();
  await expect(page.locator('.monaco-editor .heat-strip')).toHaveCount(0);
});

test('the graph as pictures and text', async ({ page, bench }) => {
  bench.write('Dockerfile', file);
  await openPage(page, await bench.start());
  const take = async (name: string): Promise<Download> => {
    await page.getByRole('button', { name: 'Export and copy' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    return download;
  };
  const svg = await textOf(await take('Save as SVG'));
  const broken = await page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') !== null,
    svg,
  );
  expect(broken).toBe(false);
  for (const name of ['base', 'build', 'spare', 'final', 'busybox:1.36']) {
    expect(svg).toContain(`>${name}</text>`);
  }
  const png = await take('Save as PNG');
  expect(png.suggestedFilename()).toBe('Dockerfile-graph.png');
  const bytes = readFileSync(await png.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  // Width and height, of the first chunk: https://www.w3.org/TR/png-3/#11IHDR
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(600);
  expect(bytes.readUInt32BE(20)).toBeGreaterThan(200);
  const mermaid = await textOf(await take('Save as Mermaid'));
  expect(mermaid).toMatch(/^flowchart LR\n/);
  expect(mermaid).toContain('-->|copy|');
  expect(await textOf(await take('Save as DOT'))).toMatch(/^digraph stages {[^]*3 final[^]*}\n$/);
});
