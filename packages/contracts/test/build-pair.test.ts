import { describe, expect, it } from 'vitest';
import { defaultBuildOptions, planBuildPair, type BuildEngine } from '../src/index.ts';

const engine: BuildEngine = {
  version: '20.10.24',
  builders: ['buildkit', 'classic'],
  control: false,
  imageStore: 'graph',
};
const options = {
  ...defaultBuildOptions('Dockerfile'),
  target: 'app',
  buildArgs: { A: '1' },
  tags: ['app:1'],
};

describe('two builds of the same', () => {
  it('have all options that both builders can do, and no names', () => {
    const plan = planBuildPair({ ...options, builder: 'classic' }, engine);
    expect(plan).toEqual({
      options: { ...options, builder: null, tags: [] },
      leftOut: [],
      obstacles: [],
    });
  });

  it('leave out what either cannot do, and say which and why', () => {
    const limits = { memory: 100_000_000, memorySwap: null, cpuSet: null, cpuShares: null };
    const plan = planBuildPair(
      { ...options, ssh: ['default'], output: { kind: 'local', path: 'out' }, limits },
      engine,
    );
    expect(plan.options).toEqual({ ...options, builder: null, tags: [] });
    expect(plan.leftOut).toEqual([
      { option: 'limits', reason: 'classic_only', builder: 'buildkit' },
      { option: 'output', reason: 'buildkit_only', builder: 'classic' },
      { option: 'ssh', reason: 'buildkit_only', builder: 'classic' },
    ]);
    expect(plan.obstacles).toEqual([]);
  });

  it('are none where the engine has one builder only, or where one cannot have the context', () => {
    expect(planBuildPair(options, { ...engine, builders: ['classic'] }).obstacles).toEqual([
      { option: 'builder', reason: 'no_buildkit', builder: 'buildkit' },
    ]);
    const remote = { kind: 'remote', url: 'https://example.com/app.git' } as const;
    const { obstacles, leftOut } = planBuildPair({ ...options, context: remote }, engine);
    expect(obstacles.map(({ builder }) => builder)).toEqual(['buildkit', 'classic']);
    expect(leftOut).toEqual([]);
  });
});
