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

/** As Docker 20.10 wrote it. */
const first = [
  ...say('Step 1/2 : FROM busybox:1.36', '\n', ' ---> 95d3148a2429\n'),
  ...say('Step 2/2 : RUN echo out; echo err >&2', '\n', ' ---> Running in 9fbaeb7538bd\n'),
];

describe('Docker', () => {
  it('tells steps, output and streams, and nothing of the bookkeeping', () => {
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
      'step.finished step-.1',
      'step.queued step-.2',
      'step.started step-.2',
      'step.logged step-.2',
      'step.logged step-.2',
      'step.finished step-.2',
      'image.tagged',
    ]);
    expect(events).toContainEqual(expect.objectContaining({ stream: 'stderr', text: 'err\n' }));
    expect(events).toContainEqual(expect.objectContaining({ stream: 'stdout', text: 'out\n' }));
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

it('reads the wording of Podman, which counts anew in each stage', () => {
  const { events, verdict } = read([
    ...say('[1/2] STEP 1/2: FROM busybox AS a\n', '[1/2] STEP 2/2: RUN echo a\n', 'a\n'),
    ...say('--> 95d3148a242\n', '[2/2] STEP 1/2: FROM busybox\n', '[2/2] STEP 2/2: COPY x /\n'),
    ...say('--> Using cache 95d3148a2429\n', 'COMMIT app\n', 'Successfully tagged app:1\n'),
    image,
  ]);
  expect(told(events).filter((line) => /finished|cached|logged/.test(line))).toEqual([
    'step.finished step-1.1',
    'step.logged step-1.2',
    'step.finished step-1.2',
    'step.finished step-2.1',
    'step.cached step-2.2',
  ]);
  expect(verdict.state).toBe('succeeded');
});
