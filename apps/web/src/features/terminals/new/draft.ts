import type { ContainerTerminalRequest } from '@stagecraft/contracts';
import { commandWords } from '../../../state/container/command-words.ts';

/** What the form of a new terminal holds, as it was written. */
export interface TerminalDraft {
  readonly container: string;
  readonly kind: 'shell' | 'command' | 'attach' | 'toolbox';
  readonly command: string;
  readonly user: string;
  readonly directory: string;
  /** `NAME=value`, one a line. */
  readonly env: string;
  /** Of a toolbox. */
  readonly image: string;
}

export const emptyDraft: TerminalDraft = {
  container: '',
  kind: 'shell',
  command: '',
  user: '',
  directory: '',
  env: '',
  image: 'busybox:1.36',
};

/** What is wrong with a draft; `line` is 1-based. */
export interface DraftFaults {
  readonly command: boolean;
  readonly envLine: number | null;
}

const envLines = (env: string): string[] => env.split('\n').filter((line) => line.trim() !== '');

export function draftFaults(draft: TerminalDraft): DraftFaults {
  const words = commandWords(draft.command);
  const wrong = draft.env
    .split('\n')
    .findIndex((line) => line.trim() !== '' && !/^[^=\s]+=/.test(line));
  return {
    command: draft.kind === 'command' && (words === null || words.length === 0),
    envLine: wrong < 0 ? null : wrong + 1,
  };
}

/** The request that a draft stands for; null while something in it is wrong or missing. */
export function requestOf(draft: TerminalDraft): ContainerTerminalRequest | null {
  const { container, kind, user, directory, env, image } = draft;
  const faults = draftFaults(draft);
  if (container === '') return null;
  if (kind === 'attach') return { kind, container };
  if (kind === 'toolbox') {
    return image.trim() === '' ? null : { kind, container, image: image.trim() };
  }
  if (faults.command || faults.envLine !== null) return null;
  const command = kind === 'command' ? commandWords(draft.command) : null;
  return {
    kind: 'exec',
    container,
    command: command === null ? null : [...command],
    user: user.trim() === '' ? null : user.trim(),
    workingDirectory: directory.trim() === '' ? null : directory.trim(),
    env: envLines(env),
  };
}
