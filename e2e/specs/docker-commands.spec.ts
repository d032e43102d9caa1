import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  containerDetail,
  openContainer,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { findImages, imageRow, makeImage } from '../support/managed-images.ts';
import { openImage } from '../support/images.ts';
import { openWorkspace, readableTerminals } from '../support/terminals.ts';
import { expect, test } from '../support/test.ts';

test.use(readableTerminals);
test.afterEach(async ({ bench }) => removeContainers(bench));

/** How a person comes to a command's place. */
type Way = (page: Page) => Promise<void>;

/** A command's name, the way to its place and what is to be read there; `*` stands for anything. */
type CommandPlace = readonly [name: string, go: Way, shown: string];

const dialogOf = (page: Page) => page.getByRole('dialog');

/** Exactly this text. */
function exactly(shown: string): RegExp {
  const parts = shown.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** Goes to each place, reads the command there, and leaves the dialog if there is one. */
async function visit(page: Page, places: readonly CommandPlace[]): Promise<void> {
  for (const [name, go, shown] of places) {
    await test.step(`docker ${name}`, async () => {
      await go(page);
      const command = page.locator('code').filter({ hasText: exactly(shown) });
      await expect(command.last()).toBeVisible();
      if (!(await dialogOf(page).isVisible())) return;
      await page.keyboard.press('Escape');
      await expect(dialogOf(page)).toBeHidden();
    });
  }
}

const tab = (name: string): Way => {
  return (page) => containerDetail(page).getByRole('tab', { name, exact: true }).click();
};
const more = (item: string): Way => {
  return async (page) => {
    await containerDetail(page).getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
};
const click = (name: string): Way => {
  return (page) => page.getByRole('button', { name, exact: true }).click();
};
const fill = (label: string, text: string): Way => {
  return (page) => dialogOf(page).getByRole('textbox', { name: label, exact: true }).fill(text);
};
const both = (first: Way, second: Way): Way => {
  return async (page) => {
    await first(page);
    await second(page);
  };
};
const palette = (words: string): Way => {
  return async (page) => {
    await page.keyboard.press('F1');
    await page.getByRole('combobox').fill(words);
    await expect(page.getByRole('option', { selected: true })).toContainText(words);
    await page.keyboard.press('Enter');
    await expect(dialogOf(page).getByRole('textbox').first()).toBeVisible();
  };
};

/** Leaves what is open above the page. */
const leave: Way = (page) => page.keyboard.press('Escape');
const hub: Way = async (page) => {
  await click('Registries')(page);
  await page.getByRole('button', { name: /^Docker Hub/ }).click();
  await page.getByRole('textbox', { name: 'Search Docker Hub' }).fill('busybox');
  await page.keyboard.press('Enter');
};
const ofImage = (image: string, item: string): Way => {
  return async (page) => {
    await imageRow(page, image).click({ button: 'right' });
    await page.getByRole('menuitem', { name: item }).click();
  };
};
const ofAllImages = (item: string): Way => {
  return async (page) => {
    await click('Load, import, export, prune')(page);
    await page.getByRole('menuitem', { name: item }).click();
  };
};

/** In the place of a container that runs. */
const ofContainer = (name: string): readonly CommandPlace[] => [
  ['port', async () => undefined, `docker inspect ${name}\ndocker port ${name}`],
  ['inspect', tab('Inspect'), `docker inspect ${name}`],
  ['logs', tab('Logs'), `docker logs --follow --tail 1000 ${name}`],
  ['top', tab('Processes'), `docker top ${name}`],
  ['stats', tab('Stats'), `docker stats ${name}`],
  ['diff', tab('Changes'), `docker diff ${name}`],
  ['cp', both(tab('Files'), click('Download hello.txt')), `docker cp ${name}:/hello.txt .`],
  ['exec', click('Open a shell'), `docker exec -it ${name} sh`],
  ['attach', more('Attach to its process'), `docker attach ${name}`],
  ['commit', more('Commit to an image…'), `docker commit ${name}`],
  ['export', more('Export its files…'), `docker export --output ${name}.tar ${name}`],
  ['kill', more('Send a signal…'), `docker kill --signal SIG* ${name}`],
  ['rename', both(more('Rename…'), fill('New name', 'other')), `docker rename ${name} other`],
  ['wait', more('Wait for its end…'), `docker wait ${name}`],
  ['rm', more('Remove…'), `docker rm ${name}`],
];

/** Done at once, by these buttons; the notice has the command. */
const acts = {
  Pause: 'pause',
  'Go on': 'unpause',
  Restart: 'restart',
  Stop: 'stop',
  Start: 'start',
};

/** From the workspace. */
const ofWindow: readonly CommandPlace[] = [
  ['build', (page) => page.keyboard.press('ControlOrMeta+Enter'), 'docker build .'],
  ['pull', both(palette('Pull an image'), fill('Image', 'app:1')), 'docker pull app:1'],
  [
    'login',
    both(palette('Registries: log in'), fill('Registry', 'registry.example')),
    'docker login registry.example*',
  ],
  ['info', (page) => page.locator('[data-engine]').click(), 'docker --host * info'],
  ['ps', both(leave, click('Containers')), 'docker ps --all'],
  ['search', hub, 'docker search busybox'],
];

/** In the images' place. */
const ofImages = (image: string): readonly CommandPlace[] => [
  ['images', async () => undefined, 'docker images*'],
  ['run', ofImage(image, 'Run…'), `docker run --rm ${image}`],
  ['tag', both(ofImage(image, 'Tag…'), fill('New names', 'x:1')), `docker tag ${image} x:1`],
  [
    'push',
    both(ofImage(image, 'Push…'), fill('Names to push it by', 'registry.example/x:1')),
    `docker tag ${image} registry.example/x:1\ndocker push registry.example/x:1`,
  ],
  ['save', ofImage(image, 'Save…'), `docker save --output images.tar ${image}`],
  ['rmi', ofImage(image, 'Remove…'), `docker rmi ${image}`],
  ['load', ofAllImages('Load an archive…'), 'docker load*'],
  ['import', ofAllImages('Import a file system…'), 'docker import rootfs.tar*'],
  ['image', ofAllImages('Prune…'), 'docker image prune --force*'],
  ['history', (page) => openImage(page, image, 'history'), `docker history --no-trunc ${image}`],
];

test('each command of a container is shown at its place', async ({ page, bench }) => {
  const name = await startContainer(bench, 'shown', {
    script: 'echo hello > /hello.txt; trap "exit 0" TERM; while true; do sleep 0.2; done',
    port: '8080/tcp',
  });
  await openContainer(page, (await bench.start()).url, name, 'overview');
  await visit(page, ofContainer(name));
  for (const [label, verb] of Object.entries(acts)) {
    await test.step(`docker ${verb}`, async () => {
      await containerDetail(page).getByRole('button', { name: label, exact: true }).click();
      await expect(page.getByText(`docker ${verb} ${name}`, { exact: true })).toBeVisible();
    });
  }
});

test('each command of images and of the window is shown at its place', async ({ page, bench }) => {
  const image = bench.imageName();
  await makeImage(bench.unique, image);
  const { url } = await openWorkspace(page, bench);
  await visit(page, ofWindow);
  await findImages(page, url, bench.unique);
  await visit(page, ofImages(image));
});

test('every command that is documented was looked for here', () => {
  const text = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)]);
  const documented = named.map(([, words = '']) => words.replace(/^docker /, '').split(' ')[0]);
  const looked = [...ofContainer(''), ...ofWindow, ...ofImages('')].map(([name]) => name);
  const known = new Set<unknown>([...looked, ...Object.values(acts), 'buildx', 'logout']);
  expect(documented.filter((name) => !known.has(name))).toEqual([]);
  const ofTutorials =
    'build commit images history run ps start restart stop attach logs top exec inspect rm pull push search login tag cp import export info';
  expect(ofTutorials.split(' ').filter((name) => !documented.includes(name))).toEqual([]);
});
