import { BuildPreset, PresetList, defaultBuildOptions } from '@stagecraft/contracts';
import type { SavePresetRequest } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';
import type { TestServer } from './harness.ts';

async function place(): Promise<{ server: TestServer; id: string }> {
  const server = await startTestServer();
  return { server, id: await server.open(await temporaryFolder()) };
}

const options = { ...defaultBuildOptions('web.Dockerfile'), tags: ['app:1'], pull: true };
const release: SavePresetRequest = { id: null, name: 'release', options };

const of = ({ server }: { server: TestServer }, id: string) => ({
  save: (json: SavePresetRequest) =>
    server.ask(`/api/workspaces/${id}/presets`, { method: 'PUT', json }),
  list: async () =>
    PresetList.parse((await server.ask(`/api/workspaces/${id}/presets`)).json).presets,
  delete: (preset: string) =>
    server.ask(`/api/workspaces/${id}/presets/${preset}`, { method: 'DELETE' }),
});

describe('presets', () => {
  it('are kept in the order of their names, changed, renamed and deleted', async () => {
    const { server, id } = await place();
    const presets = of({ server }, id);
    const saved = BuildPreset.parse((await presets.save(release)).json);
    expect(saved).toMatchObject({ name: 'release', options });
    await presets.save({ ...release, name: ' debug ' });
    expect((await presets.list()).map(({ name }) => name)).toEqual(['debug', 'release']);

    const changed = { ...options, target: 'build' };
    await presets.save({ id: saved.id, name: 'a release', options: changed });
    expect(await presets.list()).toMatchObject([
      { id: saved.id, name: 'a release', options: changed },
      { name: 'debug' },
    ]);

    expect((await presets.delete(saved.id)).status).toBe(204);
    expect((await presets.list()).map(({ name }) => name)).toEqual(['debug']);
    expect(codeOf(await presets.delete(saved.id))).toBe('preset_not_found');
  });

  it('have names of their own in a workspace', async () => {
    const { server, id } = await place();
    const presets = of({ server }, id);
    await presets.save(release);
    expect(codeOf(await presets.save(release))).toBe('preset_name_taken');
    expect(codeOf(await presets.save({ ...release, name: '  ' }))).toBe('bad_request');
    expect(codeOf(await presets.save({ ...release, id: 'nobody', name: 'x' }))).toBe(
      'preset_not_found',
    );
    const other = of({ server }, await server.open(await temporaryFolder()));
    expect((await other.save(release)).status).toBe(200);
    expect(await presets.list()).toHaveLength(1);
  });

  it('belong to a workspace that is known, and only it can delete them', async () => {
    const { server, id } = await place();
    expect((await of({ server }, 'nobody').save(release)).status).toBe(404);
    const saved = BuildPreset.parse((await of({ server }, id).save(release)).json);
    const other = of({ server }, await server.open(await temporaryFolder()));
    expect(codeOf(await other.delete(saved.id))).toBe('preset_not_found');
    expect(codeOf(await other.save({ ...release, id: saved.id }))).toBe('preset_not_found');
    expect(await of({ server }, id).list()).toHaveLength(1);
  });
});
