import { describe, expect, it } from 'vitest';
import { options, problem, setUp, summaryOf } from './test/page.ts';

describe('what a build is asked for', () => {
  it('asks for typed secrets before it starts, and sends their values with the build alone', async () => {
    const page = setUp();
    await page.open();
    const typed = { id: 'npm', source: { kind: 'typed' } } as const;
    const file = { id: 'key', source: { kind: 'file', path: 'key' } } as const;
    page.answers.set('startBuild', () => ({ ok: true, value: summaryOf('new', 1) }));
    page.store.getState().setBuildOptions({ secrets: [typed, file] });
    await page.store.getState().startBuild();
    expect(page.store.getState().dialog).toBe('build');
    expect(page.calls.some((call) => call.name === 'startBuild')).toBe(false);

    page.store.getState().setSecretValue('npm', 'hush');
    page.store.getState().setSecretValue('other', 'not this one');
    await page.store.getState().startBuild();
    expect(page.calls.find((call) => call.name === 'startBuild')?.body).toMatchObject({
      secretValues: { npm: 'hush' },
    });
    expect([...page.stored.values()].join()).not.toContain('hush');
  });

  it('builds further targets after the chosen one, without its names and files', async () => {
    const page = setUp();
    await page.open();
    let count = 0;
    page.answers.set('startBuild', () => {
      count += 1;
      return { ok: true, value: summaryOf(`b${String(count)}`, count, { state: 'queued' }) };
    });
    const change = { tags: ['app:1'], output: { kind: 'local', path: 'out' } } as const;
    page.store.getState().setBuildOptions({ ...change, tags: [...change.tags], noCache: true });
    page.store.getState().setMoreTargets(['base']);
    await page.store.getState().startBuild();
    const sent = page.calls.filter((call) => call.name === 'startBuild').map(({ body }) => body);
    expect(sent).toMatchObject([
      { options: { target: null, ...change, noCache: true } },
      { options: { target: 'base', tags: [], output: { kind: 'image' }, noCache: true } },
    ]);
    expect(page.store.getState().activeBuildId).toBe('b1');
    expect(page.store.getState().builds.map(({ id }) => id)).toEqual(['b2', 'b1']);
  });

  it('takes options for another Dockerfile by opening it, and refuses one that is not there', async () => {
    const page = setUp();
    await page.open();
    page.answers.set('listDockerfiles', () => ({
      ok: true,
      value: { paths: ['Dockerfile', 'web.Dockerfile'] },
    }));
    const wanted = { ...options, dockerfile: 'web.Dockerfile', pull: true };
    expect(await page.store.getState().applyBuildOptions(wanted)).toBe(true);
    expect(page.store.getState()).toMatchObject({
      activePath: 'web.Dockerfile',
      buildOptions: wanted,
    });
    const missing = { ...options, dockerfile: 'no.Dockerfile' };
    expect(await page.store.getState().applyBuildOptions(missing)).toBe(false);
    expect(page.store.getState().buildOptions).toEqual(wanted);
  });

  it('keeps presets as the server does', async () => {
    const page = setUp();
    await page.open();
    const preset = (id: string, name: string) => ({ id, name, options, savedAt: 1 });
    page.answers.set('listPresets', () => ({ ok: true, value: { presets: [preset('1', 'b')] } }));
    await page.store.getState().loadPresets();
    page.answers.set('savePreset', () => ({ ok: true, value: preset('2', 'a') }));
    await page.store.getState().savePreset({ id: null, name: 'a', options });
    expect(page.store.getState().presets?.map(({ name }) => name)).toEqual(['a', 'b']);
    page.answers.set('savePreset', () => ({ ok: false, problem: problem('preset_name_taken') }));
    expect(await page.store.getState().savePreset({ id: null, name: 'a', options })).toBeNull();
    expect(page.store.getState().presetProblem?.code).toBe('preset_name_taken');
    page.answers.set('deletePreset', () => ({ ok: false, problem: problem('preset_not_found') }));
    await page.store.getState().deletePreset('1');
    expect(page.store.getState()).toMatchObject({ presets: [{ id: '2' }], presetProblem: null });
  });
});
