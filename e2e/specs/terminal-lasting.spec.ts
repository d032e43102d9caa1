import { join } from 'node:path';
import { engineDoor } from '../support/engine-door.ts';
import { engineReady } from '../support/page.ts';
import {
  expectOnScreen,
  openWorkspace,
  postTerminal,
  readableTerminals,
  removeContainer,
  screens,
  showShell,
  showTerminals,
  startContainer,
  typeInto,
} from '../support/terminals.ts';
import { expect, test, type Bench } from '../support/test.ts';

test.use(readableTerminals);

const nameOf = (bench: Bench): string => `stagecraft-lasting-${bench.unique}`;

test.beforeEach(({ bench }) => startContainer(nameOf(bench)));
test.afterEach(({ bench }) => removeContainer(nameOf(bench)));

declare global {
  /** Numbers that came through a terminal, a line each: how many in their place, and how many not. */
  var numbersOfTest: { inPlace: number; wrong: number };
}

/** Checks in the page, before anything draws it, what the server sends of the numbers 1, 2, 3 … */
function checkNumbers(): void {
  const found = { inPlace: 0, wrong: 0 };
  globalThis.numbersOfTest = found;
  let rest = '';
  globalThis.WebSocket = class extends globalThis.WebSocket {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (!(data instanceof ArrayBuffer)) return;
        const lines = (rest + new TextDecoder('latin1').decode(data)).split('\r\n');
        rest = lines.pop() ?? '';
        for (const line of lines.filter((one) => /^\d+$/.test(one))) {
          if (Number(line) === found.inPlace + 1) found.inPlace += 1;
          else found.wrong += 1;
        }
      });
    }
  };
}

test('a slow page gets all of a large output in order, and its shell answers afterwards', async ({
  page,
  bench,
}) => {
  test.slow();
  await page.addInitScript(checkNumbers);
  await openWorkspace(page, bench);
  await showShell(page, nameOf(bench));
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const screen = screens(page).first();
  await typeInto(page, screen, 'seq 1 1000000 | cat; echo all-$((40+2))');
  await expectOnScreen(screen, 'all-42', { timeout: 90_000 });
  expect(await page.evaluate(() => globalThis.numbersOfTest)).toEqual({
    inPlace: 1_000_000,
    wrong: 0,
  });
  await expectOnScreen(screen, '1000000');
  await typeInto(page, screen, 'echo still-$((1+1))');
  await expectOnScreen(screen, 'still-2');
});

test('a full-screen program is there again after a reload, with what was typed', async ({
  page,
  bench,
}) => {
  await openWorkspace(page, bench);
  await showShell(page, nameOf(bench));
  await typeInto(page, screens(page).first(), 'echo first-line > /tmp/note; vi /tmp/note');
  await expectOnScreen(screens(page).first(), '/tmp/note 1/1 100%');
  await page.keyboard.type('osecond line');
  await expectOnScreen(screens(page).first(), 'second line');
  await page.reload();
  const screen = screens(page).first();
  await expectOnScreen(screen, 'first-line');
  await expectOnScreen(screen, 'second line');
  await screen.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type(', and more');
  await page.keyboard.press('Escape');
  // Until then it may take what follows for the rest of an arrow key.
  await expectOnScreen(screen, '- /tmp/note [Modified]');
  await typeInto(page, screen, ':wq');
  await typeInto(page, screen, 'clear; echo "$(tail -n 1 /tmp/note)!"');
  await expectOnScreen(screen, 'second line, and more!');
});

test('that the engine is gone is said in the terminal', async ({ page, bench }) => {
  const door = engineDoor(join(bench.folder, 'engine.sock'));
  await door.open();
  await openWorkspace(page, bench, { engine: door.endpoint });
  await showShell(page, nameOf(bench));
  await expect(page.getByTestId('terminal-status')).toHaveText('Running');
  await door.close();
  await expect(page.getByTestId('terminal-status')).toContainText('The engine does not answer');
  await door.open();
  await engineReady(page);
  await page.getByRole('button', { name: 'Open again' }).click();
  await expect(screens(page)).toHaveCount(2);
  await typeInto(page, screens(page).nth(1), 'echo again-$((1+1))');
  await expectOnScreen(screens(page).nth(1), 'again-2');
  await door.close();
});

test('that the server is gone is said in the terminal, which leaves with it', async ({
  page,
  bench,
}) => {
  const server = await openWorkspace(page, bench);
  await showShell(page, nameOf(bench));
  await server.stop();
  const notice = page.getByText('The connection to Stagecraft is lost');
  await expect(notice).toBeVisible();
  await expectOnScreen(screens(page).first(), /[#$]/);
  await bench.start({ port: new URL(server.url).port });
  await expect(page.getByText('No terminal is open')).toBeVisible();
});

test('what is attached to is left without a question', async ({ page, bench }) => {
  await openWorkspace(page, bench);
  await postTerminal(page, { kind: 'attach', container: nameOf(bench) });
  await showTerminals(page);
  await expect(page.getByTestId('terminal-status')).toHaveText('Running');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText('No terminal is open')).toBeVisible();
});
