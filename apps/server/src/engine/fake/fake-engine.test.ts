import { expect, it } from 'vitest';
import type { ImageDetail } from '@stagecraft/contracts';
import type { EngineRunRequest } from '../container-engine.ts';
import { contractCommands } from '../containers.contract.ts';
import { describeEngineContract, play } from '../engine.contract.ts';
import type { EngineBuildRequest } from '../engine.ts';
import { tarOf } from '../../../test/tar.ts';
import type { FakeRun } from './fake-containers.ts';
import { createFakeEngine, type FakePlan, type FakeStep } from './fake-engine.ts';

const busybox: ImageDetail = {
  id: `sha256:${'a'.repeat(64)}`,
  tags: ['busybox:1.36'],
  digests: [],
  size: 1_984_226,
  createdAt: 0,
  os: 'linux',
  architecture: 'amd64',
  variant: null,
  author: '',
  layers: [`sha256:${'b'.repeat(64)}`],
  config: {
    user: '',
    workingDir: '',
    entrypoint: null,
    cmd: ['sh'],
    env: [],
    exposedPorts: [],
    volumes: [],
    labels: {},
    stopSignal: null,
    shell: null,
    healthcheck: null,
    onBuild: [],
  },
  history: [{ id: null, createdAt: 0, createdBy: '', size: 1_984_226, comment: '', tags: [] }],
};

/** Plays the contract's Dockerfiles: one step a RUN, `echo` and `exit` as a shell would. */
function plan({ dockerfileText, options }: EngineBuildRequest): FakePlan {
  const lines = dockerfileText.split('\n');
  const unknown = lines.findIndex((line) => line.startsWith('FOO'));
  if (unknown >= 0) {
    const message = `dockerfile parse error on line ${unknown + 1}: unknown instruction: FOO`;
    return { refused: { message, line: unknown } };
  }
  const end = lines.findIndex((line) => line.startsWith('FROM') && line.endsWith('AS last'));
  const kept = options.target === 'first' ? lines.slice(0, end) : lines;
  const greeting = options.buildArgs['GREETING'] ?? 'hello';
  return {
    steps: kept.filter((line) => line.startsWith('RUN')).map((line) => toStep(line, greeting)),
  };
}

function toStep(line: string, greeting: string): FakeStep {
  const echoed = /echo "?([^"&]*?)"?(?: &&|$)/.exec(line)?.[1];
  return {
    name: `[1/1] ${line}`,
    ...(echoed === undefined ? {} : { log: `${echoed.replace('$GREETING', greeting)}\n` }),
    exitCode: Number(/exit (\d+)/.exec(line)?.[1] ?? 0),
    endless: line.includes('sleep'),
  };
}

/** Plays the contract's commands. */
function run({ command }: EngineRunRequest): FakeRun {
  const script = command?.at(-1);
  if (script === contractCommands.missing[0]) {
    const detail = `exec: "${script}": stat ${script}: no such file or directory`;
    return { refused: { kind: 'refused', status: 400, detail } };
  }
  if (script !== contractCommands.talk[2]) {
    return { output: [{ stream: 'stdout', text: 'ready\n' }], exitCode: 'endless' };
  }
  const output = [
    { stream: 'stdout', text: 'out 世界\n' },
    { stream: 'stderr', text: 'err\n' },
  ] as const;
  return { output, exitCode: 3 };
}

describeEngineContract('fake', async () => ({
  engine: createFakeEngine({
    images: { 'busybox:1.36': busybox },
    files: {
      [busybox.id]: () => tarOf([{ name: 'bin/busybox' }]),
      [`${busybox.id}/bin/busybox`]: () => tarOf([{ name: 'busybox' }]),
    },
    plan,
    run,
  }),
  builders: ['buildkit'],
  control: false,
  imageStore: 'graph',
  platforms: [],
  image: 'busybox:1.36',
  contextRoot: '/context',
  dispose: () => Promise.resolve(),
}));

it('loses running builds and answers nothing when it goes away', async () => {
  const engine = createFakeEngine({ plan: () => ({ steps: [{ name: 'wait', endless: true }] }) });
  const { result } = await play(
    { engine, contextRoot: '/context' },
    'FROM scratch',
    {},
    (event) => {
      if (event.type === 'step.started') engine.goAway();
    },
  );
  expect(result).toMatchObject({ state: 'lost' });
  expect(await engine.ping()).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  expect(engine.requests).toHaveLength(1);
});
