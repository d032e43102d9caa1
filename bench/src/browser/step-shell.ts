import type { OpenStepRequest } from '@stagecraft/contracts';
import type { Page } from 'playwright-core';

/** How long a shell in a state took, ms from the question. */
export interface OpenedShell {
  /** Until the state was open. */
  readonly state: number;
  /** Until the shell showed the command at its prompt. */
  readonly prompt: number;
}

/**
 * Opens a state and a shell in it as the page does, waits for the command at its prompt, and closes both.
 * @throws when it does not open
 */
export function openShell(
  page: Page,
  workspace: string,
  request: OpenStepRequest,
): Promise<OpenedShell> {
  return page.evaluate(askForShell, { workspace, request });
}

interface Asked {
  readonly workspace: string;
  readonly request: OpenStepRequest;
}

/** Runs in the page. */
async function askForShell({ workspace, request }: Asked): Promise<OpenedShell> {
  const headers = { 'content-type': 'application/json' };
  const begin = performance.now();
  const told = await fetch(`/api/workspaces/${workspace}/step-states`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request),
  });
  const lines = (await told.text()).trim().split('\n');
  const last = JSON.parse(lines.at(-1) ?? '');
  if (last.kind !== 'opened') throw new Error(lines.at(-1));
  const state = performance.now() - begin;
  const opened = await fetch('/api/terminals', {
    method: 'POST',
    headers,
    body: JSON.stringify({
      request: { kind: 'step', state: last.state.id },
      size: { columns: 200, rows: 20 },
    }),
  });
  const terminal = await opened.json();
  if (!opened.ok) throw new Error(JSON.stringify(terminal));
  const address = new URL(`/api/terminals/${terminal.id}/socket`, location.href);
  address.protocol = 'ws';
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  // Of a long command, a line editor draws what fits.
  const wanted = last.state.typed.slice(0, 20);
  let text = '';
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('close', () => reject(new Error(text)));
    socket.addEventListener('message', ({ data }) => {
      if (data instanceof ArrayBuffer) text += new TextDecoder().decode(data);
      if (text.includes(wanted)) resolve();
    });
  });
  const prompt = performance.now() - begin;
  socket.close();
  await fetch(`/api/step-states/${last.state.id}`, { method: 'DELETE' });
  await fetch(`/api/terminals/${terminal.id}`, { method: 'DELETE' });
  return { state, prompt };
}
