import type { ContainerDetail, ContainerMessage } from '@stagecraft/contracts';
import { describe, expect, it, vi } from 'vitest';
import type { ContainerListener } from '../api/container-log.ts';
import { image } from './build/test/page.ts';
import { emptyLog, linesOf } from './container/run-log.ts';
import { openWindow, problemAnswer } from './workspace/test/window.ts';

const detail: ContainerDetail = {
  id: 'c1',
  name: 'happy_name',
  image: 'app:1',
  imageId: image.id,
  state: 'running',
  exitCode: null,
  outOfMemory: false,
  startedAt: 1,
  finishedAt: null,
  ports: [{ port: '8080/tcp', hostIp: '127.0.0.1', hostPort: 49_153 }],
  remove: true,
};
const ended: ContainerDetail = {
  ...detail,
  state: 'exited',
  exitCode: 3,
  finishedAt: 9,
  ports: [],
};
const output = (text: string): ContainerMessage => ({ kind: 'output', stream: 'stdout', text });

const removal = 'DELETE /api/containers/c1?force=true&volumes=true';

/** A window on whose engine `app:1` is, and what follows containers there. */
function openPage() {
  const following = new Map<string, ContainerListener>();
  const page = openWindow(
    {},
    {
      followContainer: (id, listener) => {
        following.set(id, listener);
        listener.onBegin();
        return () => void following.delete(id);
      },
    },
  );
  const config = { ...image.config, exposedPorts: ['8080/tcp'] };
  page.answers.set('GET /api/images/app%3A1', { json: { ...image, config } });
  page.answers.set('POST /api/containers', { json: detail });
  page.answers.set('POST /api/containers/c1/stop', { json: null, status: 204 });
  page.answers.set(removal, { json: null, status: 204 });
  return {
    ...page,
    following,
    tell: (message: ContainerMessage) => following.get('c1')?.onMessage(message),
    run: () => page.store.getState().containerRun,
    removals: () => page.asked.filter((call) => call.startsWith('DELETE')),
  };
}

/** A page whose container runs. */
async function running(remove = true) {
  const page = openPage();
  await page.store.getState().openRun('app:1');
  page.store.getState().setRunOptions({ remove });
  if (!remove) page.answers.set('POST /api/containers', { json: { ...detail, remove } });
  await page.store.getState().startRun();
  return page;
}

describe('running an image', () => {
  it('asks for its ports, starts it, and shows output and end', async () => {
    const page = openPage();
    await page.store.getState().openRun('app:1');
    expect(page.store.getState().dialog).toBe('runImage');
    expect(page.run()?.options.ports).toEqual([{ port: '8080/tcp', publish: true, hostPort: '' }]);
    await page.store.getState().startRun();
    expect(page.run()).toMatchObject({ phase: 'running', container: { name: 'happy_name' } });
    page.tell(output('one\ntwo'));
    expect(linesOf(page.run()?.log ?? emptyLog).map(({ text }) => text)).toEqual(['one', 'two']);
    page.tell({ kind: 'state', container: ended });
    expect(page.run()).toMatchObject({ phase: 'ended', container: { exitCode: 3 } });
    page.store.getState().closeRun();
    expect(page.store.getState()).toMatchObject({ containerRun: null, dialog: null });
    await vi.waitFor(() => expect(page.removals()).toEqual([removal]));
  });

  it('begins the log anew after a lost connection', async () => {
    const page = await running();
    page.tell(output('one\n'));
    page.following.get('c1')?.onBegin();
    page.tell(output('one\n'));
    expect(linesOf(page.run()?.log ?? emptyLog)).toHaveLength(1);
  });

  it('goes back to the options with the reason when it cannot start', async () => {
    const page = openPage();
    page.answers.set('POST /api/containers', problemAnswer('container_port_taken', 409));
    await page.store.getState().openRun('app:1');
    await page.store.getState().startRun();
    expect(page.run()).toMatchObject({
      phase: 'options',
      problem: { code: 'container_port_taken' },
    });
  });

  it('says why there is no image', async () => {
    const page = openPage();
    page.answers.set('GET /api/images/app%3A1', problemAnswer('image_not_found', 404));
    await page.store.getState().openRun('app:1');
    expect(page.run()).toMatchObject({ detail: null, problem: { code: 'image_not_found' } });
  });

  it('stops it, and tells when that failed', async () => {
    const page = await running();
    await page.store.getState().stopRun();
    expect(page.run()).toMatchObject({ phase: 'stopping', stopAsked: true });
    page.tell({ kind: 'state', container: ended });
    expect(page.run()).toMatchObject({ phase: 'ended', stopAsked: true });
    const other = await running();
    other.answers.set('POST /api/containers/c1/stop', problemAnswer('engine_unavailable', 503));
    await other.store.getState().stopRun();
    expect(other.run()).toMatchObject({
      phase: 'running',
      stopAsked: false,
      problem: { code: 'engine_unavailable' },
    });
  });

  it('removes it and offers the same options again', async () => {
    const page = await running();
    page.store.getState().setRunOptions({ command: 'ls' });
    await page.store.getState().removeRun();
    expect(page.run()).toMatchObject({ phase: 'options', options: { command: 'ls' } });
    expect(page.following.size).toBe(0);
  });

  it.each([
    ['one that runs', true, null],
    ['one that is to be kept', false, ended],
  ])('leaves %s alone when the dialog closes', async (_, remove, end) => {
    const page = await running(remove);
    if (end !== null) page.tell({ kind: 'state', container: { ...end, remove } });
    page.store.getState().closeRun();
    expect(page.removals()).toEqual([]);
    expect(page.following.size).toBe(0);
  });

  it('shows the one that runs when another is asked for', async () => {
    const page = await running();
    await page.store.getState().openRun('other:1');
    expect(page.run()).toMatchObject({ image: 'app:1', phase: 'running' });
  });

  it('leaves nothing behind when it was closed while it started', async () => {
    const page = openPage();
    await page.store.getState().openRun('app:1');
    const starting = page.store.getState().startRun();
    page.store.getState().closeRun();
    await starting;
    expect(page.removals()).toEqual([removal]);
    expect(page.run()).toBeNull();
  });

  it.each([
    ['gone', { kind: 'gone' }],
    ['lost', { kind: 'lost', detail: 'connect ENOENT' }],
  ] as const)('says that the container is %s', async (phase, message) => {
    const page = await running();
    page.tell(message);
    expect(page.run()?.phase).toBe(phase);
  });
});
