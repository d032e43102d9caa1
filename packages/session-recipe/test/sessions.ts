import type { SavedFile, SessionChange } from '@stagecraft/contracts';
import type { RecordedConfig } from '@stagecraft/dockerfile/reverse';
import type { SessionCommand, SessionInput } from '../src/index.ts';

export const plainConfig: RecordedConfig = {
  user: '',
  workingDir: '',
  entrypoint: null,
  cmd: ['sh'],
  env: ['PATH=/usr/bin:/bin'],
  exposedPorts: [],
  volumes: [],
  labels: {},
};

export const savedFile = (
  path: string,
  text: string,
  more: Partial<SavedFile> = {},
): SavedFile => ({
  path,
  // Proposals only compare contents.
  content: text,
  size: text.length,
  mode: 0o644,
  uid: 0,
  gid: 0,
  ...more,
});

export const changed = (path: string, more: Partial<SessionChange> = {}): SessionChange => ({
  path,
  change: 'added',
  kind: 'file',
  size: 1,
  modifiedAt: null,
  noise: null,
  ...more,
});

/** A command that took the second of its place; a text alone succeeded in `/` as root. */
export type Told = string | (Partial<SessionCommand> & { readonly text: string });

export function commandsOf(told: readonly Told[]): SessionCommand[] {
  return told.map((entry, index) => ({
    exitCode: 0,
    directory: '/',
    user: 'root',
    startedAt: index * 1000,
    endedAt: index * 1000 + 500,
    appeared: new Set(),
    saved: [],
    ...(typeof entry === 'string' ? { text: entry } : entry),
  }));
}

export function session(told: readonly Told[], more: Partial<SessionInput> = {}): SessionInput {
  return {
    base: 'busybox:1.36',
    baseConfig: plainConfig,
    finalConfig: plainConfig,
    shell: 'sh',
    commands: commandsOf(told),
    changes: [],
    brought: [],
    fromOutside: new Set(),
    differences: { make: [], copy: [], remove: [], open: [] },
    ...more,
  };
}
