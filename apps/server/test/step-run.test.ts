import { defaultBuildOptions, StepRunMessage } from '@stagecraft/contracts';
import type { BuildOptions } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { planStep } from '../src/containers/step/plan.ts';
import { createFakeEngine, type FakePlan } from '../src/engine/fake/fake-engine.ts';
import type { EngineRunRequest } from '../src/engine/container-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { codeOf } from './harness.ts';
import { recordDesk } from './records.ts';

const options = defaultBuildOptions('Dockerfile');
/** The plan of the last instruction of a text. */
const plan = (text: string, change: Partial<BuildOptions> = {}) => {
  const count = text.split('\n').findLastIndex((line) => /^(?:RUN|COPY)\b/.test(line));
  const before = text.split('\n').slice(0, count).join('\n');
  const index = before.split('\n').filter((line) => /^[A-Z]+ /.test(line)).length;
  return planStep(text, { ...options, ...change }, index);
};

describe('the command of a step', () => {
  it.each([
    ['RUN make  all', { form: 'shell', text: 'make  all' }],
    ['RUN --mount=type=cache,target=/c --network=none make \\\n  all', { text: 'make   all' }],
    ['RUN ["a", "b c"]', { form: 'exec', words: ['a', 'b c'] }],
    ['RUN <<EOF\necho 1\necho 2\nEOF', { form: 'shell', text: 'echo 1\necho 2\n' }],
    ['RUN <<-"EOF"\n\techo $x\nEOF', { form: 'shell', text: 'echo $x\n' }],
    ['RUN cat <<A - <<B\n1\nA\n2\nB', { text: 'cat <<A - <<B\n1\nA\n2\nB' }],
  ])('of %j', (run, command) => {
    const step = plan(`FROM a\n${run}\n`);
    expect(step?.command).toMatchObject(command);
    expect(step?.dockerfileText).toBe('FROM a\n');
  });

  it.each(['COPY a b', 'RUN <<EOF\n#!/usr/bin/env python\nprint(1)\nEOF'])(
    'is none that can be run by itself for %j',
    (text) => expect(plan(`FROM a\n${text}\n`)).toBeNull(),
  );
});

describe('what a step sees', () => {
  it('are its ARGs with their values, and the shell in force, also of the stage before', () => {
    const step = plan(
      'ARG V=1\nFROM a AS base\nSHELL ["/bin/bash", "-ec"]\nFROM base\nARG V\nARG W=x\nARG NONE\nENV E=2\nRUN echo "$V"\n',
      { buildArgs: { W: "it's" } },
    );
    expect(step?.env).toEqual(['V=1', "W=it's"]);
    expect(step?.shown).toEqual({
      commands: [
        'head -n 8 Dockerfile > Dockerfile.step',
        `docker build -f Dockerfile.step -t stagecraft-step --build-arg 'W=it'\\''s' .`,
        `docker run --rm -e V=1 -e 'W=it'\\''s' --entrypoint /bin/bash stagecraft-step -ec 'echo "$V"'`,
      ],
      leftOut: [],
    });
  });

  it('is told where it lacks something', () => {
    const run =
      'RUN --mount=type=secret,id=key --mount=type=bind,from=x,target=/x --security=insecure make';
    const step = plan(`FROM a\nARG TARGETARCH\n${run}\n`, {
      network: 'host',
      extraHosts: ['db:10.0.0.1'],
    });
    expect(step?.shown.leftOut).toEqual([
      { kind: 'mount', type: 'secret', target: 'key' },
      { kind: 'mount', type: 'bind', target: '/x' },
      { kind: 'argument', name: 'TARGETARCH' },
      { kind: 'network', mode: 'host' },
      { kind: 'security', mode: 'insecure' },
      { kind: 'option', flag: '--add-host' },
    ]);
    expect(plan('FROM a\nRUN --network=none make\n', { network: 'host' })).toMatchObject({
      network: 'none',
      shown: { leftOut: [] },
    });
  });
});

/** A server that has built a text; `partial` is what a build of its first part does. */
async function builtDesk(partial: FakePlan) {
  const whole: FakePlan = { steps: [{ name: '[1/3] FROM a' }, { name: '[3/3] RUN make' }] };
  const fake = createFakeEngine({
    plan: ({ options: { labels } }) => ('stagecraft.purpose' in labels ? partial : whole),
  });
  const started: EngineRunRequest[] = [];
  const removed: string[] = [];
  const engine: Engine = {
    ...fake,
    runContainer: (request) => {
      started.push(request);
      return fake.runContainer(request);
    },
    removeImage: (id) => {
      removed.push(id);
      return fake.removeImage(id);
    },
  };
  const at = await recordDesk(engine);
  const id = await at.build('FROM a\nARG V=1\nRUN make\n', { network: 'none', tags: ['own:1'] });
  const run = async (instruction: number) => {
    const path = `/api/builds/${id}/instructions/${String(instruction)}/run`;
    const answer = await at.server.ask(path, { json: { secretValues: {} } });
    const lines = answer.text.split('\n').filter((line) => line.startsWith('{"kind"'));
    return { answer, said: lines.map((line) => StepRunMessage.parse(JSON.parse(line))) };
  };
  return { at, fake, run, started, removed };
}

describe('a step that is run by itself', () => {
  it('runs in the state before it, and takes its image away with its container', async () => {
    const desk = await builtDesk({ steps: [{ name: '[1/2] FROM a' }] });
    const { said } = await desk.run(2);
    const end = said.at(-1);
    if (end?.kind !== 'started') throw new Error(JSON.stringify(said));
    expect(said).toContainEqual({ kind: 'building', step: '[1/2] FROM a', done: 0, total: 1 });
    const built = desk.fake.requests.at(-1);
    expect(built?.dockerfileText).toBe('FROM a\nARG V=1\n');
    expect(built?.options.tags).toEqual([]);
    const [request] = desk.started;
    expect(request).toMatchObject({
      entrypoint: ['/bin/sh'],
      command: ['-c', 'make'],
      env: ['V=1'],
      network: 'none',
      ports: [],
    });
    expect(desk.removed).toEqual([]);
    await desk.at.server.ask(`/api/containers/${end.container.id}`, { method: 'DELETE' });
    expect(desk.removed).toEqual([request?.image]);
  });

  it('says in the engine’s words why what is before it cannot be built', async () => {
    const desk = await builtDesk({ refused: { message: 'no such image', line: 0 } });
    const { said } = await desk.run(2);
    expect(said).toEqual([{ kind: 'failed', message: 'no such image' }]);
    expect(desk.started).toEqual([]);
  });

  it('is refused where it is no RUN', async () => {
    const desk = await builtDesk({ steps: [] });
    expect(codeOf((await desk.run(0)).answer)).toBe('step_not_runnable');
    expect(codeOf((await desk.run(99)).answer)).toBe('step_not_runnable');
  });
});
