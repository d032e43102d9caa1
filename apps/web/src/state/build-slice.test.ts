import { describe, expect, it } from 'vitest';
import {
  events,
  image,
  numbered,
  options,
  problem,
  setUp,
  summaryOf,
  text,
} from './build/test/page.ts';

describe('a page that is opened', () => {
  it('shows the build that is going, from its first event, and not each event but each frame', async () => {
    const page = setUp([summaryOf('old', 2, { state: 'succeeded' }), summaryOf('going', 1)]);
    await page.open();
    expect(page.store.getState().activeBuildId).toBe('going');
    expect(page.subscriptions.at(-1)).toEqual({ workspaceId: 'w', buildId: 'going', after: 0 });
    let changes = 0;
    page.store.subscribe((state, before) => {
      if (state.trace !== before.trace) changes += 1;
    });
    page.play('going', events.slice(0, 8));
    expect(page.store.getState().trace).toBeNull();
    page.frame();
    expect(changes).toBe(1);
    expect(page.store.getState().trace?.lastSeq).toBe(8);
  });

  it('shows the newest build when none is going', async () => {
    const page = setUp([
      summaryOf('a', 1, { state: 'failed' }),
      summaryOf('b', 2, { state: 'cancelled' }),
    ]);
    await page.open();
    expect(page.store.getState().activeBuildId).toBe('b');
    expect(page.store.getState().builds.map((build) => build.id)).toEqual(['b', 'a']);
  });

  it('says so when the builds cannot be listed', async () => {
    const page = setUp();
    page.answers.set('listBuilds', () => ({ ok: false, problem: problem('internal') }));
    await page.open();
    expect(page.store.getState().buildsLoad).toMatchObject({ state: 'failed' });
  });
});

describe('events', () => {
  it('are never folded twice, however often the server repeats them', async () => {
    const page = setUp([summaryOf('going', 1)]);
    await page.open();
    page.play('going', events.slice(0, 8));
    page.frame();
    page.play('going', events);
    page.frame();
    const { trace } = page.store.getState();
    expect(trace?.lastSeq).toBe(events.length);
    expect(trace?.steps.map((step) => step.log.length)).toEqual([0, 1, 0]);
  });

  it('of another build, or of one left meanwhile, change nothing', async () => {
    const page = setUp([summaryOf('one', 1), summaryOf('two', 2, { state: 'failed' })]);
    await page.open();
    page.play('other', events);
    page.play('one', events.slice(0, 4));
    await page.store.getState().selectBuild('two');
    page.frame();
    expect(page.store.getState()).toMatchObject({ activeBuildId: 'two', trace: null });
  });

  it('resume after a lost connection from the last one folded', async () => {
    const page = setUp([summaryOf('going', 1)]);
    await page.open();
    page.play('going', events.slice(0, 5));
    page.frame();
    page.connection('open');
    page.connection('lost');
    const before = page.calls.length;
    page.connection('open');
    await page.settle();
    expect(page.calls.slice(before).map((call) => call.name)).toContain('listBuilds');
    expect(page.store.getState().trace?.lastSeq).toBe(5);
    page.play('going', events.slice(5));
    page.frame();
    expect(page.store.getState().trace?.state).toBe('succeeded');
  });
});

describe('what steps took before', () => {
  const durations = { steps: [{ step: 'RUN make one', durationMs: 9, builds: [1] }], result: null };

  it('is asked once for a build that runs, and is of the build that is shown', async () => {
    const page = setUp([summaryOf('one', 2), summaryOf('two', 1, { state: 'failed' })]);
    page.answers.set('getStepDurations', () => ({ ok: true, value: durations }));
    await page.open();
    for (const list of [events.slice(0, 1), events.slice(0, 4), events.slice(0, 8)]) {
      page.play('one', list);
      page.frame();
    }
    await page.settle();
    expect(page.store.getState().stepDurations).toEqual(durations);
    await page.store.getState().selectBuild('two');
    page.play('two', events);
    page.frame();
    expect(page.store.getState().stepDurations).toBeNull();
    const asked = page.calls.filter(({ name }) => name === 'getStepDurations');
    expect(asked.map(({ id }) => id)).toEqual(['one']);
  });
});

describe('the overlay', () => {
  it('shows each instruction with its state, and its size once the image is known', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.play('b', events.slice(0, 8));
    page.frame();
    const { overlay } = page.store.getState();
    expect([...overlay].map(([index, { phase }]) => [index, phase])).toEqual([
      [0, 'cached'],
      [1, 'running'],
      [2, 'queued'],
    ]);
    page.play('b', events);
    page.frame();
    await page.settle();
    const done = page.store.getState();
    expect(done.image?.id).toBe('sha256:i');
    expect(done.overlay.get(1)).toMatchObject({ phase: 'done', durationMs: 494, layerSize: 7 });
    expect(done.overlay.get(2)?.layerSize).toBe(8);
    expect(done.imageHistory.map((row) => row.origin.kind)).toEqual([
      'base',
      'instruction',
      'instruction',
      'instruction',
    ]);
  });

  it('stays the same object while lines of the log are all that comes', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.play('b', events.slice(0, 7));
    page.frame();
    const { overlay, trace } = page.store.getState();
    page.play('b', events.slice(0, 8));
    page.frame();
    expect(page.store.getState().trace).not.toBe(trace);
    expect(page.store.getState().overlay).toBe(overlay);
    page.play('b', events.slice(0, 9));
    page.frame();
    expect(page.store.getState().overlay.get(1)?.phase).toBe('done');
  });

  it('tells what a command printed last before it failed', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    const failure = { message: 'exit code: 2', stepId: 's1', exitCode: 2, line: null };
    const list = numbered(
      ...events.slice(0, 8),
      { type: 'step.logged', stepId: 's1', stream: 'stderr', text: '\u001b[31mno rule\u001b[0m\n' },
      { type: 'step.failed', stepId: 's1', error: 'exit code: 2', exitCode: 2, cancelled: false },
      { type: 'build.failed', ...failure },
    );
    page.play('b', list);
    page.frame();
    const { overlay } = page.store.getState();
    expect(overlay.get(1)).toMatchObject({ phase: 'failed', output: ['hello', 'no rule'] });
    expect(overlay.get(0)).not.toHaveProperty('output');
  });

  it("stays only where today's instruction equals the built one, wherever it moved", async () => {
    const page = setUp([summaryOf('b', 1, { state: 'succeeded' })]);
    await page.open();
    page.play('b', events);
    page.frame();
    await page.settle();
    page.edit('FROM busybox:1.36 AS base\nENV A=1\nRUN make one\nRUN make three\nCMD ["sh"]\n');
    await page.settle();
    expect([...page.store.getState().overlay.keys()].toSorted((a, b) => a - b)).toEqual([0, 2]);
    page.edit(text);
    await page.settle();
    expect([...page.store.getState().overlay.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  });

  it('forgets what was queued when the build ended before it', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.play('b', [
      ...events.slice(0, 7),
      ...numbered({ type: 'build.cancelled' }).map((event) => ({ ...event, seq: 8 })),
    ]);
    page.frame();
    expect(page.store.getState().overlay.has(2)).toBe(false);
    expect(page.store.getState().overlay.get(1)?.phase).not.toBe('running');
  });

  it('marks the instruction on the line that the engine named', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.play(
      'b',
      numbered(
        { type: 'build.started', builder: 'buildkit' },
        { type: 'build.failed', message: 'parse error', stepId: null, exitCode: null, line: 2 },
      ),
    );
    page.frame();
    expect(page.store.getState().overlay.get(2)).toMatchObject({
      phase: 'failed',
      error: 'parse error',
    });
  });
});

describe('Build', () => {
  it('saves first, builds the text that is seen, and shows the new build', async () => {
    const page = setUp();
    await page.open();
    page.answers.set('startBuild', () => ({
      ok: true,
      value: summaryOf('new', 1, { state: 'queued' }),
    }));
    const seen = `${text}# seen\n`;
    page.edit(seen);
    page.store.getState().setBuildOptions({ tags: ['app:dev'] });
    await page.store.getState().startBuild();
    const names = page.calls.map((call) => call.name);
    expect(names.indexOf('saveFile')).toBeGreaterThan(-1);
    expect(names.indexOf('saveFile')).toBeLessThan(names.indexOf('startBuild'));
    expect(page.calls.find((call) => call.name === 'startBuild')?.body).toEqual({
      options: { ...options, tags: ['app:dev'] },
      dockerfileText: seen,
      secretValues: {},
    });
    expect(page.store.getState()).toMatchObject({
      activeBuildId: 'new',
      bottomTab: 'log',
      buildStarting: false,
    });
  });

  it('does not start when the file cannot be saved', async () => {
    const page = setUp();
    await page.open();
    page.answers.set('saveFile', () => ({ ok: false, problem: problem('file_conflict') }));
    page.edit('FROM scratch\n');
    await page.store.getState().startBuild();
    expect(page.calls.some((call) => call.name === 'startBuild')).toBe(false);
    expect(page.store.getState().buildStarting).toBe(false);
  });

  it("keeps the server's reason when it refuses", async () => {
    const page = setUp();
    await page.open();
    page.answers.set('startBuild', () => ({ ok: false, problem: problem('engine_unavailable') }));
    await page.store.getState().startBuild();
    expect(page.store.getState().buildProblem?.code).toBe('engine_unavailable');
  });

  it('remembers the options by workspace and Dockerfile, and forgets nonsense', async () => {
    const page = setUp();
    await page.open();
    page.store.getState().setBuildOptions({ target: 'base', noCache: true });
    expect(page.store.getState().target).toBe('base');
    const [key] = [...page.stored.keys()].filter((name) => name.includes('build-options'));
    const again = setUp();
    for (const [name, value] of page.stored) again.stored.set(name, value);
    await again.open();
    expect(again.store.getState().buildOptions).toMatchObject({ target: 'base', noCache: true });
    expect(again.store.getState().target).toBe('base');
    const broken = setUp();
    broken.stored.set(key!, '{"noCache": "yes"}');
    await broken.open();
    expect(broken.store.getState().buildOptions).toEqual(options);
  });

  it('follows a build that was started elsewhere when the newest one was shown', async () => {
    const page = setUp([summaryOf('old', 1, { state: 'succeeded' })]);
    await page.open();
    page.send({ kind: 'build.summary', build: summaryOf('elsewhere', 2) });
    await page.settle();
    expect(page.store.getState().activeBuildId).toBe('elsewhere');
  });

  it('leaves a past build in view when another starts', async () => {
    const page = setUp([
      summaryOf('older', 1, { state: 'succeeded' }),
      summaryOf('newer', 2, { state: 'succeeded' }),
    ]);
    await page.open();
    await page.store.getState().selectBuild('older');
    page.send({ kind: 'build.summary', build: summaryOf('elsewhere', 3) });
    await page.settle();
    expect(page.store.getState().activeBuildId).toBe('older');
    expect(page.store.getState().builds).toHaveLength(3);
  });
});

describe('cancelling and deleting', () => {
  it('shows that it waits until the engine stopped', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.play('b', events.slice(0, 7));
    page.frame();
    await page.store.getState().cancelBuild();
    expect(page.store.getState().cancellingBuildId).toBe('b');
    page.play('b', [{ type: 'build.cancelled', seq: 8, at: 2000 }]);
    page.frame();
    expect(page.store.getState().cancellingBuildId).toBeNull();
    expect(page.store.getState().trace?.state).toBe('cancelled');
  });

  it('has nothing to complain about when the build had just ended', async () => {
    const page = setUp([summaryOf('b', 1)]);
    await page.open();
    page.answers.set('cancelBuild', () => ({ ok: false, problem: problem('build_not_running') }));
    await page.store.getState().cancelBuild();
    expect(page.store.getState()).toMatchObject({ cancellingBuildId: null, buildProblem: null });
  });

  it('takes a deleted build out of the list and out of view', async () => {
    const page = setUp([summaryOf('b', 1, { state: 'failed' })]);
    await page.open();
    await page.store.getState().deleteBuild('b');
    expect(page.store.getState()).toMatchObject({ builds: [], activeBuildId: null, trace: null });
  });

  it('takes out what was deleted elsewhere, and keeps the rest', async () => {
    const page = setUp([
      summaryOf('a', 1, { state: 'failed' }),
      summaryOf('b', 2, { state: 'failed' }),
    ]);
    await page.open();
    page.send({ kind: 'build.deleted', workspaceId: 'w', buildId: 'b' });
    await page.settle();
    expect(page.store.getState().builds.map(({ id }) => id)).toEqual(['a']);
    expect(page.store.getState().activeBuildId).toBeNull();
  });
});

describe('the image', () => {
  it('is asked for once, and again when the engine is back', async () => {
    const page = setUp([summaryOf('b', 1, { state: 'succeeded', imageId: 'sha256:i' })]);
    page.answers.set('getImage', () => ({ ok: false, problem: problem('engine_unavailable') }));
    await page.open();
    page.play('b', events);
    page.frame();
    await page.settle();
    const asked = () => page.calls.filter((call) => call.name === 'getImage').length;
    expect(asked()).toBe(1);
    expect(page.store.getState().imageProblem?.code).toBe('engine_unavailable');
    page.answers.set('getImage', () => ({ ok: true, value: image }));
    page.store.setState({
      engine: { state: 'unavailable', endpoint: null, reason: 'refused', detail: '' },
    });
    page.store.setState({
      engine: {
        state: 'ready',
        endpoint: 'unix:///x',
        source: 'option',
        name: 'x',
        version: '1',
        apiVersion: '1',
        os: 'linux',
        architecture: 'amd64',
        cpus: 1,
        memory: 1,
        builders: ['buildkit'],
        control: false,
        imageStore: 'graph',
        platforms: [],
      },
    });
    await page.settle();
    expect(asked()).toBe(2);
    expect(page.store.getState()).toMatchObject({ imageProblem: null, image: { id: 'sha256:i' } });
  });
});
