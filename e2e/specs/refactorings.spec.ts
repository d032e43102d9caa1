import { fitGraph, graphRow, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';
import { expectThenUndo } from '../support/text.ts';

const file = `FROM node:22
WORKDIR /app
# All of it
COPY . .
RUN npm ci
RUN npm run build
CMD ["node", "."]
`;

const refactorings = [
  {
    does: 'installs dependencies before the source is copied',
    item: /^(?:Run the install of line 5 before|Install dependencies before the source)/,
    menuOf: 'stage',
    dialog: 'Install dependencies before the source is copied',
    apply: 'Apply',
    preview: 'COPY package*.json ./',
    text: file.replace(
      '# All of it\nCOPY . .\nRUN npm ci\n',
      'COPY package*.json ./\nRUN npm ci\n# All of it\nCOPY . .\n',
    ),
  },
  {
    does: 'adds cache mounts',
    item: /^Add cache mounts(?: to the RUN in line 5|…)/,
    menuOf: 'row',
    dialog: 'Add cache mounts',
    apply: 'Apply',
    preview: '--mount=type=cache,target=/root/.npm',
    text: file.replace('RUN npm ci', 'RUN --mount=type=cache,target=/root/.npm \\\n    npm ci'),
  },
  {
    does: 'splits into build and runtime',
    item: /^Split into (?:a build and a runtime stage|build and runtime…)/,
    menuOf: 'stage',
    dialog: /^Split stage .* into build and runtime/,
    apply: 'Split',
    preview: 'COPY --from=build /app /app',
    text: file
      .replace('node:22', 'node:22 AS build')
      .replace('CMD', '\nFROM node:22\nWORKDIR /app\nCOPY --from=build /app /app\nCMD'),
  },
];

for (const { does, item, menuOf, dialog: name, apply, preview, text } of refactorings) {
  test(`a refactoring ${does}, after showing what comes of it`, async ({ page, bench }) => {
    bench.write('Dockerfile', file);
    bench.write('package.json', '{}\n');
    await openPage(page, await bench.start());
    await fitGraph(page);
    const improve = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Improve' }).click();
    };
    const rightClick = async (): Promise<void> => {
      const stage = page.getByRole('group', { name: /^Stage / });
      if (menuOf === 'row') await graphRow(page, 5).click({ button: 'right' });
      else await stage.click({ button: 'right', position: { x: 60, y: 15 } });
    };
    for (const openMenu of [improve, rightClick]) {
      await openMenu();
      await page.getByRole('menuitem', { name: item }).click();
      const dialog = page.getByRole('dialog', { name });
      await expect(dialog.getByRole('img', { name: /The graph as it would be/ })).toBeVisible();
      await expect(dialog).toContainText(preview);
      await dialog.getByRole('button', { name: apply, exact: true }).click();
      await expect(dialog).toBeHidden();
      await expectThenUndo(page, bench, text, file);
      // The graph follows the text; a menu is about what it shows.
      await expect(page.getByRole('button', { name: /^Line 7: CMD/ })).toBeVisible();
      await expect(
        page.getByRole('button', { name: 'Line 5: RUN npm ci', exact: true }),
      ).toBeVisible();
    }
  });
}
