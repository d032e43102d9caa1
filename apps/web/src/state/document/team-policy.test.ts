import { describe, expect, test } from 'vitest';
import type { PolicyAnswer, PolicyProposal } from './team-policy.ts';
import { openDesk, settled } from './test/desk.ts';

const off = { names: ['untagged-base', 'DL3006'], value: 'off' } as const;

async function openedDesk(files: Record<string, string> = {}) {
  const desk = openDesk({ Dockerfile: 'FROM a\n', ...files });
  await desk.store.getState().openFile('Dockerfile');
  await settled();
  return desk;
}

function proposed(answer: PolicyAnswer): PolicyProposal {
  if (answer.kind !== 'ready') throw new Error(answer.kind);
  return answer.proposal;
}

async function propose(desk: Awaited<ReturnType<typeof openedDesk>>): Promise<PolicyProposal> {
  return proposed(await desk.store.getState().proposePolicy(off));
}

const written = 'lint:\n  rules:\n    untagged-base: off\n';

describe('the policy of the team', () => {
  test('is made where there is none, and shown before', async () => {
    const desk = await openedDesk();
    const proposal = await propose(desk);
    expect(proposal).toMatchObject({ path: 'stagecraft.yaml', version: null });
    expect(proposal.change.hunks).toEqual([
      { line: 0, removed: [], added: written.trimEnd().split('\n') },
    ]);
    expect(desk.disk.files.has('stagecraft.yaml')).toBe(false);
    expect(await desk.store.getState().writePolicy(proposal)).toMatchObject({ kind: 'saved' });
    expect(desk.disk.files.get('stagecraft.yaml')).toBe(written);
  });

  test('is changed under the name that the file has the rule by', async () => {
    const desk = await openedDesk({
      'stagecraft.yml': '# ours\nlint:\n  rules: {DL3006: error}\n',
    });
    expect(await desk.store.getState().writePolicy(await propose(desk))).toMatchObject({
      kind: 'saved',
    });
    expect(desk.disk.files.get('stagecraft.yml')).toBe('# ours\nlint:\n  rules: {DL3006: off}\n');
    expect(desk.disk.files.has('stagecraft.yaml')).toBe(false);
  });

  test('is an edit of the open file, that undo takes back', async () => {
    const desk = await openedDesk({ 'stagecraft.yaml': '# ours\n' });
    await desk.store.getState().openFile('stagecraft.yaml');
    await settled();
    desk.store.getState().activateFile('Dockerfile');
    await settled();
    expect(await desk.store.getState().writePolicy(await propose(desk))).toMatchObject({
      kind: 'saved',
    });
    expect(desk.disk.files.get('stagecraft.yaml')).toBe(`# ours\n${written}`);
    desk.undo('stagecraft.yaml');
    expect(desk.textNow('stagecraft.yaml')).toBe('# ours\n');
  });

  test('is not saved with what a person has not saved yet', async () => {
    const desk = await openedDesk({ 'stagecraft.yaml': '' });
    await desk.store.getState().openFile('stagecraft.yaml');
    await settled();
    desk.store.getState().activateFile('Dockerfile');
    desk.type('stagecraft.yaml', '# mine\n');
    expect(await desk.store.getState().writePolicy(await propose(desk))).toEqual({
      kind: 'unsaved',
    });
    expect(desk.textNow('stagecraft.yaml')).toBe(`# mine\n${written}`);
    expect(desk.disk.files.get('stagecraft.yaml')).toBe('');
  });

  test('is not written over what somebody else wrote meanwhile', async () => {
    const desk = await openedDesk();
    const proposal = await propose(desk);
    desk.disk.files.set('stagecraft.yaml', '# theirs\n');
    expect(await desk.store.getState().writePolicy(proposal)).toEqual({ kind: 'stale' });
    expect(desk.disk.files.get('stagecraft.yaml')).toBe('# theirs\n');
  });

  describe.each([
    ['was made', {}],
    ['was changed', { 'stagecraft.yaml': '\uFEFF# ours\r\n' }],
  ])('that %s on disk', (_, files: Record<string, string>) => {
    async function changed() {
      const desk = await openedDesk(files);
      const done = await desk.store.getState().writePolicy(await propose(desk));
      if (done.kind !== 'saved' || done.before === null) throw new Error(done.kind);
      expect(desk.disk.files.get('stagecraft.yaml')).not.toBe(files['stagecraft.yaml']);
      return { desk, before: done.before };
    }

    test('is put back as it was', async () => {
      const { desk, before } = await changed();
      expect(await desk.store.getState().undoPolicy(before)).toMatchObject({ kind: 'saved' });
      expect(desk.disk.files.get('stagecraft.yaml')).toBe(files['stagecraft.yaml']);
    });

    test('is left as somebody else has changed it since', async () => {
      const { desk, before } = await changed();
      desk.disk.files.set('stagecraft.yaml', '# theirs\n');
      expect(await desk.store.getState().undoPolicy(before)).toEqual({ kind: 'stale' });
      expect(desk.disk.files.get('stagecraft.yaml')).toBe('# theirs\n');
    });
  });

  test('is left to a person where it is not understood', async () => {
    const desk = await openedDesk({ 'stagecraft.yaml': 'lint: 3\n' });
    const answer = await desk.store.getState().proposePolicy(off);
    expect(answer).toEqual({ kind: 'byHand', path: 'stagecraft.yaml' });
  });

  test('that can not be read is told, and nothing is written', async () => {
    const desk = await openedDesk();
    const proposal = await propose(desk);
    desk.disk.offline = true;
    expect(await desk.store.getState().proposePolicy(off)).toMatchObject({ kind: 'failed' });
    expect(await desk.store.getState().writePolicy(proposal)).toMatchObject({ kind: 'failed' });
  });
});

test('a reason is a comment above the one that silences', async () => {
  const desk = await openedDesk();
  const question = { code: 'untagged-base', aliases: ['DL3006'], instruction: 0, reason: 'ours' };
  const found = await desk.store.getState().suppressionFor(question);
  expect(found?.answer.hunks).toEqual([
    { line: 0, removed: [], added: ['# ours', '# hadolint ignore=DL3006'] },
  ]);
});
