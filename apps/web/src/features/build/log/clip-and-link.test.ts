import { describe, expect, it } from 'vitest';
import { clipOf, runCommand } from './clip.ts';
import { hashOf, pick, pickedOfHash } from './link.ts';

describe('clipOf', () => {
  it('knows what BuildKit writes, and nothing that only resembles it', () => {
    expect(clipOf('[output clipped, log limit 2MiB reached]')).toEqual({
      limit: '2MiB',
      speed: false,
    });
    expect(clipOf('[output clipped, log limit 200KiB/s reached]')).toEqual({
      limit: '200KiB/s',
      speed: true,
    });
    expect(clipOf('echo [output clipped, log limit 2MiB reached]')).toBeNull();
  });
});

describe('runCommand', () => {
  it.each([
    [
      '[build 2/4] RUN make all',
      'Dockerfile',
      `docker run --rm "$(head -n 3 Dockerfile | docker build -q -f - .)" sh -c 'make all'`,
    ],
    [
      "RUN --mount=type=cache,target=/c echo 'a b'",
      'my files/Dockerfile',
      `docker run --rm "$(head -n 3 'my files/Dockerfile' | docker build -q -f - .)" sh -c 'echo '\\''a b'\\'''`,
    ],
  ])('writes a command for %s', (name, dockerfile, command) => {
    expect(runCommand(name, dockerfile, 3)).toBe(command);
  });

  it.each(['[1/2] FROM busybox', '[2/2] RUN <<EOF (echo a...)'])('has none for %s', (name) => {
    expect(runCommand(name, 'Dockerfile', 1)).toBeNull();
  });
});

describe('a link to a line', () => {
  it('brings the line back', () => {
    const line = { stepId: 'sha256:0a', from: 41, to: 41 };
    expect(hashOf(line)).toBe('#step=sha256%3A0a&line=42');
    expect(pickedOfHash(hashOf(line))).toEqual(line);
    for (const other of ['', '#', '#step=a', '#step=a&line=0', '#line=3', '#step=a&line=x']) {
      expect(pickedOfHash(other)).toBeNull();
    }
  });

  it('selects one line, or with Shift all between', () => {
    const one = pick(null, 'a', 5, true);
    expect(one).toEqual({ stepId: 'a', from: 5, to: 5 });
    expect(pick(one, 'a', 2, true)).toEqual({ stepId: 'a', from: 2, to: 5 });
    expect(pick(one, 'b', 2, true)).toEqual({ stepId: 'b', from: 2, to: 2 });
    expect(pick(one, 'a', 9, false)).toEqual({ stepId: 'a', from: 9, to: 9 });
  });
});
