import { expect, test } from 'vitest';
import { isDockerfilePath } from '../src/context/file-kind.ts';

test.each([
  'Dockerfile',
  'a/b/Dockerfile',
  'Dockerfile.prod',
  'api.Dockerfile',
  'Containerfile',
  'web.dockerfile',
  'dockerfile',
])('%s is a Dockerfile', (path) => expect(isDockerfilePath(path)).toBe(true));

test.each([
  '.dockerignore',
  'Dockerfile.dockerignore',
  'dockerfiles/readme.md',
  'MyDockerfile',
  '.dockerfile',
])('%s is none', (path) => expect(isDockerfilePath(path)).toBe(false));
