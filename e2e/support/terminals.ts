import { expect, type Locator, type Page } from '@playwright/test';
import { askEngine } from './engine.ts';
import { engineReady, openPage } from './page.ts';
import type { ServerOptions, Stagecraft } from './server.ts';
import type { Bench } from './test.ts';

/**
 * For `test.use`: without the graphics card xterm draws by elements, whose text can be read; and that way
 * is tried, too.
 */
export const readableTerminals = {
  launchOptions: {
    executablePath: process.env['STAGECRAFT_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--disable-3d-apis', '--no-sandbox', '--disable-gpu'],
  },
};

/** Starts a container on the engine, past Stagecraft; gives its id. */
export async function startContainer(
  name: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const bytes = Buffer.from(
    JSON.stringify({ Image: 'busybox:1.36', Cmd: ['sleep', '1000'], ...settings }),
  );
  const headers = { 'Content-Type': 'application/json' };
  const made = await askEngine('POST', `/containers/create?name=${name}`, { bytes, headers });
  const id = /"Id":"([0-9a-f]+)"/.exec(JSON.stringify(made.body))?.[1];
  if (id === undefined) throw new Error(JSON.stringify(made.body));
  await askEngine('POST', `/containers/${id}/start`);
  return id;
}

export async function removeContainer(name: string): Promise<void> {
  await askEngine('DELETE', `/containers/${name}?force=true&v=true`);
}

/** A shell in a container, as the page asks for one. */
export const shellIn = (container: string, command: readonly string[] | null = null) => ({
  kind: 'exec',
  container,
  command,
  user: null,
  workingDirectory: null,
  env: [],
});

/** Opens a terminal by the API that the page uses; gives the answer. */
export function postTerminal(page: Page, request: object): Promise<unknown> {
  return page.evaluate(async (body): Promise<unknown> => {
    const answer = await fetch('/api/terminals', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ request: body, size: { columns: 80, rows: 24 } }),
    });
    return answer.json();
  }, request);
}

/** Shows the terminals in the lower panel. */
export async function showTerminals(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Terminal', exact: true }).click();
}

/** Opens the page of a workspace with one Dockerfile; gives its server. */
export async function openWorkspace(
  page: Page,
  bench: Bench,
  options: Partial<ServerOptions> = {},
): Promise<Stagecraft> {
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  const server = await bench.start(options);
  await openPage(page, server);
  await engineReady(page);
  return server;
}

/** Opens a shell in a container and shows it in the lower panel, at its prompt. */
export async function showShell(page: Page, container: string): Promise<void> {
  await engineReady(page);
  await postTerminal(page, shellIn(container));
  await showTerminals(page);
  await expectOnScreen(screens(page).first(), /[#$]/);
}

/** The screens that are shown. */
export function screens(page: Page): Locator {
  return page.getByTestId('terminal-screen');
}

/** Waits until a terminal shows a text. */
export async function expectOnScreen(
  screen: Locator,
  text: string | RegExp,
  options: { readonly timeout?: number } = {},
): Promise<void> {
  await expect(screen.locator('.xterm-rows')).toContainText(text, options);
}

/** Types into a terminal as a person does. */
export async function typeInto(page: Page, screen: Locator, text: string): Promise<void> {
  await screen.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
