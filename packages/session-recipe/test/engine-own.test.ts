import { expect, test } from 'vitest';
import { engineEnv, isEngineFile, proposeRecipe } from '../src/index.ts';
import { plainConfig, session } from './sessions.ts';

const file = (size: number) => ({ kind: 'file', size });
const folder = { kind: 'directory', size: 0 };
const link = { kind: 'symlink', size: 0 };

test.each([
  ['/etc/hosts', null, file(0), true],
  ['/etc/resolv.conf', file(0), null, true],
  ['/run/.containerenv', null, file(0), true],
  ['/etc/mtab', null, link, true],
  ['/etc/hosts', null, file(9), false],
  ['/etc/hostname', file(3), file(0), true],
  ['/etc/hostname', file(3), file(9), false],
  ['/etc/hosts', file(0), link, false],
  ['/etc/hostname', null, link, false],
  ['/etc/mtab', null, file(0), false],
  ['/run', null, folder, true],
  ['/run', folder, folder, false],
  ['/run', null, link, false],
  ['/srv', null, folder, false],
  ['/srv/hosts', null, file(0), false],
])('%s from %o to %o is of the engine: %s', (path, before, after, isSo) => {
  expect(isEngineFile(path, before, after)).toBe(isSo);
});

test.each([
  [['A=1'], ['A=1', 'TERM=xterm', 'container=podman'], ['TERM=xterm', 'container=podman']],
  [['container=podman'], ['container=podman', 'TERM=xterm'], []],
  [[], ['TERM=xterm'], []],
  [[], ['TERM=vt100', 'container=podman'], ['container=podman']],
])('of %j, then %j, the engine gave %j', (base, final, ofEngine) => {
  expect(engineEnv(base, final)).toEqual(ofEngine);
});

test('a proposal repeats nothing that the engine put there', () => {
  const env = [...plainConfig.env, 'TERM=xterm', 'container=podman', 'MODE=quiet'];
  const labels = { 'io.buildah.version': '1.28.2', who: 'me' };
  const finalConfig = { ...plainConfig, workingDir: '/', env, labels };
  const { instructions } = proposeRecipe(session([], { finalConfig }));
  expect(instructions.map(({ text }) => text)).toEqual([
    'FROM busybox:1.36',
    'ENV MODE=quiet',
    'LABEL who=me',
  ]);
});
