import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dockerBuildCommand, shellQuote } from './docker-command.ts';

const plain = {
  dockerfile: 'Dockerfile',
  target: null,
  tags: [],
  buildArgs: {},
  noCache: false,
  pull: false,
  platform: null,
};

describe('dockerBuildCommand', () => {
  it('is as short as the options allow', () => {
    expect(dockerBuildCommand(plain)).toBe('docker build .');
  });

  it('names everything that was chosen', () => {
    const command = dockerBuildCommand({
      dockerfile: 'deploy/web Dockerfile',
      target: 'build',
      tags: ['app:dev', 'r.example:5000/app'],
      buildArgs: { VERSION: '1.2', NOTE: "it's" },
      noCache: true,
      pull: true,
      platform: 'linux/arm64',
    });
    expect(command).toBe(
      "docker build -f 'deploy/web Dockerfile' -t app:dev -t r.example:5000/app --target build " +
        "--build-arg VERSION=1.2 --build-arg 'NOTE=it'\\''s' --no-cache --pull --platform linux/arm64 .",
    );
  });
});

describe('shellQuote', () => {
  it('reaches a command as the very same words through a shell', () => {
    const word = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const usable = words.map((text) => Buffer.from(text).toString());
        const script = `printf '%s\\0' ${usable.map(shellQuote).join(' ')}`;
        const printed = execFileSync('/bin/sh', ['-c', script]).toString();
        expect(printed.split('\0').slice(0, -1)).toEqual(usable);
      }),
      { numRuns: 25 },
    );
  });
});
