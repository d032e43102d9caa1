import { describe, expect, it, vi } from 'vitest';
import { foldersTouched } from './workspace/folders.ts';
import { listing, openWindow, problemAnswer, workspace } from './workspace/test/window.ts';

const namesIn = (page: ReturnType<typeof openWindow>, folder: string): readonly string[] => {
  const state = page.store.getState().folders.get(folder);
  return state?.state === 'ready' ? state.listing.entries.map((entry) => entry.name) : [];
};

describe('opening a workspace', () => {
  it('reads its root and follows it on the stream', async () => {
    const page = openWindow();
    expect(page.subscriptions).toEqual([{ workspaceId: null, buildId: null, after: 0 }]);
    await page.store.getState().openWorkspace({ id: 'w' }, 'src/Dockerfile');
    expect(page.store.getState()).toMatchObject({
      workspace,
      firstFile: 'src/Dockerfile',
      workspaceOpening: false,
      workspaceError: null,
    });
    expect(namesIn(page, '')).toEqual(['Dockerfile', 'src']);
    expect(page.subscriptions.at(-1)).toEqual({ workspaceId: 'w', buildId: null, after: 0 });
  });

  it('keeps the reason when it fails', async () => {
    const page = openWindow();
    page.answers.set('POST /api/workspaces', problemAnswer('workspace_unavailable', 404));
    await page.store.getState().openWorkspace({ path: '/nowhere' });
    expect(page.store.getState()).toMatchObject({
      workspace: null,
      workspaceOpening: false,
      workspaceError: { code: 'workspace_unavailable' },
    });
    page.answers.set('POST /api/workspaces', 'offline');
    await page.store.getState().openWorkspace({ sample: 'hello' });
    expect(page.store.getState().workspaceError?.status).toBe(0);
  });

  it('says that an id names no workspace, not that something was not found', async () => {
    const page = openWindow();
    page.answers.set('GET /api/workspaces/gone', problemAnswer('not_found', 404));
    await page.store.getState().openWorkspace({ id: 'gone' });
    const { workspaceError } = page.store.getState();
    expect(workspaceError).toMatchObject({ code: 'not_found', status: 404 });
    expect(workspaceError?.message.en).toContain('workspace is not known');
    page.answers.set('POST /api/workspaces', problemAnswer('not_found', 404));
    await page.store.getState().openWorkspace({ sample: 'gone' });
    expect(page.store.getState().workspaceError?.message.en).toBe('not_found');
  });

  it('lets the later of two openings win', async () => {
    const page = openWindow();
    page.answers.set('POST /api/workspaces', 'never');
    void page.store.getState().openWorkspace({ sample: 'slow' });
    await page.store.getState().openWorkspace({ id: 'w' });
    expect(page.store.getState().workspace?.id).toBe('w');
  });

  it('asks before unsaved files are left', async () => {
    const page = openWindow();
    await page.store.getState().openWorkspace({ id: 'w' });
    const [file] = [{ path: 'Dockerfile', dirty: true }];
    page.store.setState({ openFiles: [{ ...emptyFile, ...file }] });
    page.store.getState().leaveFor(null);
    expect(page.store.getState()).toMatchObject({ workspace, leaveRequest: { to: null } });
    page.store.getState().answerLeave(false);
    expect(page.store.getState()).toMatchObject({ workspace, leaveRequest: null });
    page.store.getState().leaveFor(null);
    page.store.getState().answerLeave(true);
    expect(page.store.getState()).toMatchObject({ workspace: null, leaveRequest: null });
  });
});

describe('what is typed while another workspace is opened', () => {
  const unsaved = () => [{ ...emptyFile, path: 'Dockerfile', dirty: true }];
  const otherWorkspace = { ...workspace, id: 'other' };
  const openedOther = async () => {
    const page = openWindow();
    await page.store.getState().openWorkspace({ id: 'w' });
    page.answers.set('GET /api/workspaces/other', { json: otherWorkspace });
    const opening = page.store.getState().openWorkspace({ id: 'other' }, 'b/Dockerfile');
    page.store.setState({ openFiles: unsaved() });
    await opening;
    return page;
  };

  it('is asked about before it is lost', async () => {
    const { store } = await openedOther();
    const leaveRequest = { to: 'other', file: 'b/Dockerfile' };
    const opened = { workspaceOpening: false, openFiles: unsaved() };
    expect(store.getState()).toMatchObject({ ...opened, workspace, leaveRequest });
    store.getState().answerLeave(false);
    expect(store.getState()).toMatchObject({ ...opened, workspace, leaveRequest: null });
  });

  it('is given up by a yes, for that opening alone', async () => {
    const { store } = await openedOther();
    store.getState().showImage(null);
    store.getState().answerLeave(true);
    await vi.waitFor(() => expect(store.getState().workspace?.id).toBe('other'));
    expect(store.getState()).toMatchObject({ firstFile: 'b/Dockerfile', place: 'work' });
    store.setState({ openFiles: unsaved() });
    await store.getState().openWorkspace({ id: 'w' });
    expect(store.getState().workspace?.id).toBe('other');
    expect(store.getState().leaveRequest).toEqual({ to: 'w', file: null });
  });
});

const emptyFile = {
  dockerfile: true,
  load: 'ready',
  lineEnding: 'lf',
  saving: false,
  version: 'v',
  conflict: null,
  problem: null,
} as const;

describe('the file tree', () => {
  it('reads a folder when it is opened, and again when the disk changes under it', async () => {
    const page = openWindow();
    await page.store.getState().openWorkspace({ id: 'w' });
    page.store.getState().toggleFolder('src');
    await vi.waitFor(() => expect(namesIn(page, 'src')).toEqual(['main.go']));
    page.answers.set('GET /api/workspaces/w/folder?path=src', {
      json: listing('src', ['main.go', 'new.go']),
    });
    page.send({ kind: 'workspace.changed', workspaceId: 'w', paths: ['src/new.go'] });
    await vi.waitFor(() => expect(namesIn(page, 'src')).toEqual(['main.go', 'new.go']));
    expect(page.store.getState().diskChange).toEqual({ count: 1, paths: ['src/new.go'] });
    page.store.getState().toggleFolder('src');
    expect(page.store.getState().expandedFolders.has('src')).toBe(false);
  });

  it('forgets a folder that is gone, and keeps why one cannot be read', async () => {
    const page = openWindow();
    await page.store.getState().openWorkspace({ id: 'w' });
    await page.store.getState().loadFolder('src');
    page.answers.set('GET /api/workspaces/w/folder?path=src', problemAnswer('not_found', 404));
    await page.store.getState().loadFolder('src');
    expect(page.store.getState().folders.has('src')).toBe(false);
    page.answers.set('GET /api/workspaces/w/folder?path=src', problemAnswer('internal', 500));
    await page.store.getState().loadFolder('src');
    expect(page.store.getState().folders.get('src')).toMatchObject({ state: 'failed' });
  });

  it('ignores changes of other workspaces', async () => {
    const page = openWindow();
    await page.store.getState().openWorkspace({ id: 'w' });
    page.send({ kind: 'workspace.changed', workspaceId: 'other', paths: ['Dockerfile'] });
    expect(page.store.getState().diskChange.count).toBe(0);
  });

  it.each([
    [['src/main.go'], ['src']],
    [['Dockerfile'], ['']],
    [['src'], ['', 'src']],
    [['src/lib/deep.go'], ['src/lib']],
    [['other/file'], []],
  ])('a change of %o touches %o', (paths, expected) => {
    expect(foldersTouched(['', 'src', 'src/lib'], paths)).toEqual(expected);
  });
});

describe('the connection', () => {
  it('says what the engine is', () => {
    const page = openWindow();
    expect(page.store.getState()).toMatchObject({
      connection: 'connecting',
      engine: { state: 'searching' },
    });
    const status = {
      state: 'unavailable',
      endpoint: null,
      reason: 'not_found',
      detail: 'none',
    } as const;
    page.send({ kind: 'engine.status', status });
    expect(page.store.getState().engine).toEqual(status);
  });

  it('reads everything again when it was lost: changes may have been missed', async () => {
    const page = openWindow();
    await page.store.getState().openWorkspace({ id: 'w' });
    page.connect('open');
    page.store.setState({ openFiles: [{ ...emptyFile, path: 'Dockerfile', dirty: false }] });
    page.answers.set('GET /api/workspaces/w/folder?path=', { json: listing('', ['Moved']) });
    page.connect('lost');
    expect(page.store.getState().connection).toBe('lost');
    expect(namesIn(page, '')).toEqual(['Dockerfile', 'src']);
    page.connect('open');
    await vi.waitFor(() => expect(namesIn(page, '')).toEqual(['Moved']));
    expect(page.store.getState().diskChange).toEqual({ count: 1, paths: ['', 'Dockerfile'] });
  });
});

describe('the start page', () => {
  it('takes a workspace off the list', async () => {
    const page = openWindow();
    page.answers.set('DELETE /api/workspaces/w', { json: null, status: 204 });
    await page.store.getState().forgetWorkspace('w');
    expect(page.asked).toEqual(['DELETE /api/workspaces/w', 'GET /api/workspaces']);
    expect(page.store.getState().workspaceList?.workspaces).toEqual([workspace]);
  });
});
