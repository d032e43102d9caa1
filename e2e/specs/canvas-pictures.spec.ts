import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Download } from '@playwright/test';
import { openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

/** All that a picture shows: each kind of node and line, bundled lines, errors, warnings, what is not needed. */
const file = `ARG TAG=1.36
FROM busybox:$TAG AS base
RUN echo base > /base

FROM --platform=linux/amd64 base AS build
COPY . /src
COPY --from=base /base /a
COPY --from=base /base /b
RUN --mount=type=bind,from=alpine:3.20,target=/mnt cp /mnt/etc/os-release /out

FROM busybox AS spare
MAINTAINER someone
RUN echo spare

FROM scratch
COPY --from=build /out "/in & <out>"
COPY --from=build --chown=1:1 /a-folder/with/a-very-long-name/in/it /another/long/name/
`;

const script = fileURLToPath(new URL('../../scripts/stagecraft.mjs', import.meta.url));

/** What the command line prints in a folder, as a person would call it there; problems go elsewhere. */
function stagecraft(folder: string, args: readonly string[]): string {
  const env = { ...process.env, INIT_CWD: folder };
  return spawnSync(process.execPath, [script, ...args], { cwd: folder, env, encoding: 'utf8' })
    .stdout;
}

const looks = [
  {
    language: 'en',
    theme: 'light',
    direction: 'across',
    says: { arrange: 'Arrange', way: /^Across/, take: 'Export and copy', save: 'Save as' },
  },
  {
    language: 'zh-CN',
    theme: 'dark',
    direction: 'down',
    says: { arrange: '排列', way: /^纵向/, take: '导出和复制', save: '另存为' },
  },
] as const;

for (const { language, theme, direction, says } of looks) {
  test.describe(`${language}, ${theme}, ${direction}`, () => {
    test.use({ locale: language === 'en' ? 'en-US' : language, colorScheme: theme });

    test('the command line draws the pictures that the page saves', async ({ page, bench }) => {
      bench.write('Dockerfile', file);
      await openPage(page, await bench.start());
      await expect(page.locator('.react-flow__node')).toHaveCount(10);
      await page.getByRole('button', { name: says.arrange }).click();
      await page.getByRole('menuitemradio', { name: says.way }).click();
      const draw = (...args: readonly string[]): string =>
        stagecraft(bench.workspace, ['graph', 'Dockerfile', '--language', language, ...args]);
      const take = async (format: string): Promise<string> => {
        await page.getByRole('button', { name: says.take }).click();
        const download = page.waitForEvent('download');
        await page.getByRole('menuitem', { name: `${says.save} ${format}` }).click();
        return textOf(await download);
      };
      expect(await take('Mermaid')).toBe(draw('--format', 'mermaid'));
      expect(await take('DOT')).toBe(draw('--format', 'dot'));
      const svg = await take('SVG');
      expect(svg).toBe(draw('--format', 'svg', '--theme', theme, '--direction', direction));
      for (const shown of ['build', 'busybox:1.36', 'alpine:3.20', 'workspace']) {
        expect(svg).toContain(`>${shown}</text>`);
      }
    });
  });
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}
