import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { createClassicStream } from './classic-stream.ts';

function read(lines: readonly unknown[]) {
  const stream = createClassicStream();
  const text = lines.map((line) => `${JSON.stringify(line)}\r\n`).join('');
  const events = [...stream.push(Buffer.from(text)), ...stream.end()];
  return { events, verdict: stream.verdict(), cancel: stream.cancel };
}

const say = (...texts: readonly string[]) => texts.map((stream) => ({ stream }));
const image = {
  aux: { ID: 'sha256:c8d85ff4560915384fd7fc6a4aebbb2402db5f4acd1b705e02f9885439dfee2e' },
};
const told = (events: readonly { type: string; stepId?: string | null }[]) =>
  events.map(({ type, stepId }) => (stepId ? `${type} ${stepId}` : type));

const made = (events: readonly UnstampedBuildEvent[]) =>
  events.flatMap((event) => {
    if (event.type !== 'step.made') return [];
    const { stepId, what, id } = event;
    return [{ stepId, what, id }];
  });

/** As Docker 20.10 wrote it. */
const first = [
  ...say('Step 1/2 : FROM busybox:1.36', '\n', ' ---> 95d3148a2429\n'),
  ...say('Step 2/2 : RUN echo out; echo err >&2', '\n', ' ---> Running in 9fbaeb7538bd\n'),
];

describe('Docker', () => {
  it('tells steps, output, streams and what it makes, and nothing of the bookkeeping', () => {
    const { events, verdict } = read([
      ...first,
      ...say('\u001b[91merr\n\u001b[0m', 'out\n'),
      ...say('Removing intermediate container 9fbaeb7538bd\n', ' ---> c8d85ff45609\n'),
      image,
      ...say('Successfully built c8d85ff45609\n', 'Successfully tagged cl:1\n'),
    ]);
    expect(told(events)).toEqual([
      'step.queued step-.1',
      'step.started step-.1',
      'step.made step-.1',
      'step.finished step-.1',
      'step.queued step-.2',
      'step.started step-.2',
      'step.made step-.2',
      'step.logged step-.2',
      'step.logged step-.2',
      'step.made step-.2',
      'step.finished step-.2',
      'image.tagged',
    ]);
    expect(events).toContainEqual(expect.objectContaining({ stream: 'stderr', text: 'err\n' }));
    expect(events).toContainEqual(expect.objectContaining({ stream: 'stdout', text: 'out\n' }));
    expect(made(events)).toEqual([
      { stepId: 'step-.1', what: 'image', id: '95d3148a2429' },
      { stepId: 'step-.2', what: 'container', id: '9fbaeb7538bd' },
      { stepId: 'step-.2', what: 'image', id: 'c8d85ff45609' },
    ]);
    expect(verdict).toEqual({ state: 'succeeded', imageId: image.aux.ID });
  });

  it('tells cached steps', () => {
    const { events } = read([
      ...first.slice(0, 3),
      ...say('Step 2/2 : RUN make', '\n', ' ---> Using cache\n', ' ---> c8d85ff45609\n'),
    ]);
    expect(told(events).at(-1)).toBe('step.cached step-.2');
  });

  it('names the step that failed, and its exit code', () => {
    const message = "The command '/bin/sh -c exit 3' returned a non-zero code: 3";
    const { events, verdict } = read([
      ...first,
      { errorDetail: { code: 3, message }, error: message },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'step.failed', exitCode: 3, cancelled: false });
    expect(verdict).toMatchObject({ state: 'failed', message, stepId: 'step-.2', exitCode: 3 });
  });

  it('takes no output for an announcement, and no early stage for the image', () => {
    const { events, verdict } = read([...first.slice(0, 3), ...say('Step 9/9 : FROM x\n'), image]);
    expect(events).toContainEqual(expect.objectContaining({ text: 'Step 9/9 : FROM x\n' }));
    expect(verdict).toEqual({ state: 'none' });
  });

  it('tells how a base image comes', () => {
    const layer = { id: 'a1b2', progressDetail: { current: 5, total: 10 }, status: 'Downloading' };
    const done = { id: 'a1b2', progressDetail: {}, status: 'Pull complete' };
    const { events } = read([...first.slice(0, 2), layer, done]);
    const progress = events.filter(({ type }) => type === 'step.progressed');
    expect(progress).toEqual([
      expect.objectContaining({ item: 'a1b2', action: 'Downloading', current: 5, total: 10 }),
      expect.objectContaining({ item: 'a1b2', action: 'Pull complete', done: true }),
    ]);
  });

  it('stops the step that runs when the build is cancelled', () => {
    const stream = createClassicStream();
    stream.push(Buffer.from(first.map((line) => `${JSON.stringify(line)}\n`).join('')));
    expect(stream.cancel()).toMatchObject([{ type: 'step.failed', cancelled: true }]);
    expect(stream.cancel()).toEqual([]);
  });
});

describe('Docker 28', () => {
  it('says in other words that it tidied up', () => {
    const { events } = read([
      ...first,
      ...say('out\n', ' ---> Removed intermediate container 9fbaeb7538bd\n'),
      ...say(' ---> c8d85ff45609\n'),
      image,
      ...say('Successfully built c8d85ff45609\n'),
    ]);
    const logs = events.filter(({ type }) => type === 'step.logged');
    expect(logs).toEqual([expect.objectContaining({ text: 'out\n' })]);
  });
});

/** As Podman 4.3.1 wrote it. */
const podman = {
  staged: [
    ...say('[1/2] STEP 1/2: FROM busybox:1.36 AS a\n', '[1/2] STEP 2/2: RUN echo a\n', 'a\n'),
    ...say('--> 95d3148a242\n', '[2/2] STEP 1/2: FROM busybox:1.36\n'),
    ...say('[2/2] STEP 2/2: COPY --from=a /x /\n'),
    ...say('--> Using cache 95d3148a24290123456789\n', '[2/2] COMMIT docker.io/library/app:1\n'),
  ],
  end: [
    ...say('--> c8d85ff4560\n', 'Successfully tagged docker.io/library/app:1\n'),
    ...say(`${image.aux.ID.slice('sha256:'.length)}\n`),
    image,
    ...say('Successfully built c8d85ff45609\n', 'Successfully tagged app:1\n'),
  ],
};

describe('Podman', () => {
  it('counts anew in each stage, and says at length that it has the image', () => {
    const { events, verdict } = read([...podman.staged, ...podman.end]);
    expect(told(events).filter((line) => !/queued|started|made/.test(line))).toEqual([
      'step.finished step-1.1',
      'step.logged step-1.2',
      'step.finished step-1.2',
      'step.finished step-2.1',
      'step.cached step-2.2',
      'image.tagged',
    ]);
    expect(made(events)).toEqual([
      { stepId: 'step-1.2', what: 'image', id: '95d3148a242' },
      { stepId: 'step-2.2', what: 'image', id: '95d3148a2429' },
      { stepId: 'step-2.2', what: 'image', id: 'c8d85ff4560' },
    ]);
    expect(events.at(-1)).toMatchObject({ tag: 'app:1' });
    expect(verdict).toEqual({ state: 'succeeded', imageId: image.aux.ID });
  });

  it('keeps output that looks like its own words', () => {
    const own = [
      'COMMIT\n',
      'Successfully tagged x\n',
      `${'0'.repeat(64)}\n`,
      'Successfully built it\n',
    ];
    const { events, verdict } = read([
      ...say('STEP 1/2: FROM busybox\n', 'STEP 2/2: RUN psql\n', ...own, 'COMMIT\n'),
      ...podman.end,
    ]);
    const logs = events.flatMap((event) => (event.type === 'step.logged' ? [event.text] : []));
    expect(logs).toEqual(own);
    expect(verdict).toEqual({ state: 'succeeded', imageId: image.aux.ID });
  });

  it('keeps such output of a step that fails', () => {
    const message = 'building at STEP "RUN psql": while running runtime: exit status 3\n';
    const { events, verdict } = read([
      ...say('STEP 1/2: FROM busybox\n', 'STEP 2/2: RUN psql\n', 'COMMIT\n'),
      { errorDetail: { message }, error: message },
    ]);
    expect(told(events).slice(-2)).toEqual(['step.logged step-.2', 'step.failed step-.2']);
    expect(verdict).toMatchObject({
      state: 'failed',
      message: message.trim(),
      stepId: 'step-.2',
      exitCode: 3,
    });
  });

  it('of an older kind tells the id in a line of its own', () => {
    const { verdict } = read([...podman.staged, ...podman.end.filter((line) => !('aux' in line))]);
    expect(verdict).toEqual({ state: 'succeeded', imageId: image.aux.ID });
  });

  it('takes no last words for output of a step from the cache', () => {
    const { events, verdict } = read([
      ...say('STEP 1/2: FROM busybox\n', 'STEP 2/2: RUN make\n'),
      ...say('--> Using cache c8d85ff45609154093\n', '--> c8d85ff4560\n'),
      ...say(`${image.aux.ID.slice('sha256:'.length)}\n`),
      image,
      ...say('Successfully built c8d85ff45609\n'),
    ]);
    expect(told(events).at(-1)).toBe('step.cached step-.2');
    expect(verdict.state).toBe('succeeded');
  });

  it('says that a cancelled command goes on', () => {
    const stream = createClassicStream();
    stream.push(Buffer.from(`${JSON.stringify(say('STEP 1/2: FROM busybox\n')[0])}\n`));
    expect(stream.cancel()).toMatchObject([
      { type: 'step.failed', cancelled: true, error: expect.stringContaining('until it ends') },
    ]);
  });

  it('adds the triggers of a base image to the steps', () => {
    const { events } = read(
      say('STEP 1/2: FROM base\n', 'STEP 2/3: RUN trigger\n', 'STEP 3/3: RUN own\n', 'own\n'),
    );
    expect(told(events).filter((line) => line.startsWith('step.queued'))).toHaveLength(3);
  });
});
