import { describe, expect, it } from 'vitest';
import { mountField, withMountField } from './mount-fields.ts';

describe('fields of a mount', () => {
  it.each([
    ['type=cache,target=/a', 'target', '/a'],
    ['type=cache,dst=/a', 'target', '/a'],
    ['type=bind,rw', 'rw', 'true'],
    ['type=secret,"env=a,b"', 'env', 'a,b'],
    ['type=cache', 'target', null],
  ] as const)('%s has %s', (value, key, expected) => {
    expect(mountField(value, key)).toBe(expected);
  });

  it.each([
    ['type=cache,target=/a', 'target', '/b', 'type=cache,target=/b'],
    ['type=cache,dst=/a,id=x', 'target', '/b', 'type=cache,dst=/b,id=x'],
    ['type=cache', 'id', 'a,b', 'type=cache,"id=a,b"'],
    ['type=cache,target=/a', 'id', 'a"b', 'type=cache,target=/a,"id=a""b"'],
    ['type=bind,target=/a,readwrite', 'rw', null, 'type=bind,target=/a'],
    ['type=bind,target=/a', 'rw', true, 'type=bind,target=/a,rw'],
    ['', 'type', 'ssh', 'type=ssh'],
  ] as const)('%s with %s %s', (value, key, next, expected) => {
    expect(withMountField(value, key, next)).toBe(expected);
  });
});
