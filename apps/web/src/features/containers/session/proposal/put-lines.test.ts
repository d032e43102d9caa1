import { KeepLinesRequest } from '@stagecraft/contracts';
import { expect, it, vi } from 'vitest';
import { createApiClient } from '../../../../api/client.ts';
import { openWindow } from '../../../../state/workspace/test/window.ts';
import { putLines } from './put-lines.ts';

const lines = (text: string) => [{ instruction: 0, text, on: true }];

it('shows each edit at once, and sends one after the other, the newest last', async () => {
  const sent: { readonly what: string; readonly answer: () => void }[] = [];
  const api = createApiClient((url, { body }) => {
    const [line] = KeepLinesRequest.parse(JSON.parse(typeof body === 'string' ? body : '')).lines;
    return new Promise((resolve) => {
      const answer = (): void => resolve(new Response(null, { status: 204 }));
      sent.push({ what: `${url.split('/')[3] ?? ''} ${line?.text ?? ''}`, answer });
    });
  });
  const { store } = openWindow({}, { api });
  const reach = (...what: readonly string[]) =>
    vi.waitFor(() => expect(sent.map((one) => one.what)).toEqual(what));
  for (const text of ['a', 'ab', 'abc']) putLines(store, 's', lines(text));
  expect(store.getState().recordings['s']?.lines).toEqual(lines('abc'));
  await reach('s a');
  putLines(store, 'other', lines('x'));
  await reach('s a', 'other x');
  sent[0]?.answer();
  await reach('s a', 'other x', 's abc');
  putLines(store, 's', lines('last'));
  sent[2]?.answer();
  await reach('s a', 'other x', 's abc', 's last');
});
