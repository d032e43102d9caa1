import { randomUUID } from 'node:crypto';
import {
  CommittedImage,
  ProofMessage,
  RecordedSession,
  RecordedSessions,
  SessionRecipe,
  SessionWork,
} from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { startTestServer } from '../../../test/harness.ts';
import { createTestEngine } from '../../engine/docker/test-engine.ts';

it('records, proposes and proves over HTTP what was uploaded and typed', async () => {
  const engine = createTestEngine();
  const server = await startTestServer({ engine });
  const post = async (path: string, json: object) => (await server.ask(path, { json })).json;
  const place = { kind: 'image', image: 'busybox:1.36' };
  const at = '/api/recorded-sessions';
  const { id, containerId, ...begun } = RecordedSession.parse(await post(at, { place }));
  expect(begun).toMatchObject({ state: 'waiting', shell: null, ownsContainer: true, copied: [] });
  const upload = new URLSearchParams({ path: '/etc', name: 'app.ini', transfer: randomUUID() });
  const files = `/api/containers/${containerId}/upload?${upload.toString()}`;
  const uploaded = await server.ask(files, { method: 'POST', body: 'port=80\n' });
  expect(uploaded.status).toBe(204);
  const { sessions } = RecordedSessions.parse((await server.ask(at)).json);
  expect(sessions.map((session) => session.copied)).toEqual([
    [{ path: '/etc/app.ini', size: 8, at: expect.any(Number) }],
  ]);
  const { imageId } = CommittedImage.parse(await post(`${at}/${id}/commit`, {}));
  const recipe = SessionRecipe.parse(await post(`${at}/${id}/recipe`, { image: imageId }));
  expect(recipe.instructions.slice(1)).toEqual([
    {
      text: 'COPY etc_app.ini /etc/app.ini',
      evidence: [
        { kind: 'copied', copied: 0 },
        { kind: 'file', path: '/etc/app.ini', size: 8 },
      ],
    },
  ]);
  const { dockerfile } = recipe;
  const proved = await server.ask(`${at}/${id}/proof`, { json: { dockerfile, image: imageId } });
  const last = ProofMessage.parse(JSON.parse(proved.text.trim().split('\n').at(-1) ?? ''));
  expect(last).toMatchObject({ kind: 'proved', proof: { matches: true } });
  const { files: differ, config } = last.kind === 'proved' ? last.proof : { files: [], config: [] };
  expect([...differ, ...config].filter(({ harmless }) => harmless !== 'engine')).toEqual([]);

  // A page that is loaded anew finds all of it again.
  const work = async () => SessionWork.parse((await server.ask(`${at}/${id}/work`)).json);
  const made = { committed: imageId, committedCommands: 0, recipe };
  expect(await work()).toMatchObject({ ...made, lines: [], proved: { dockerfile } });
  const lines = [{ instruction: 0, text: 'FROM busybox:1.36', on: true }];
  const kept = await server.ask(`${at}/${id}/lines`, { method: 'PUT', json: { lines } });
  expect(kept.status).toBe(204);
  expect(await work()).toMatchObject({ ...made, lines });
  await post(`${at}/${id}/recipe`, { image: imageId });
  expect((await work()).lines).toEqual([]);

  expect((await server.ask(`${at}/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await server.ask(`${at}/${id}/work`)).status).toBe(404);
  expect((await engine.container(containerId)).ok).toBe(false);
  await engine.removeImages([imageId]);
});
