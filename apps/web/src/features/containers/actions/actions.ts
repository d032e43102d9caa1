import type { ContainerState } from '@stagecraft/contracts';

/** What can be done with a container besides removing it. */
export type ContainerAction =
  | 'shell'
  | 'attach'
  | 'record'
  | 'start'
  | 'stop'
  | 'restart'
  | 'pause'
  | 'unpause'
  | 'kill'
  | 'wait'
  | 'rename'
  | 'commit'
  | 'export'
  | 'roads';

const always = ['rename', 'commit', 'export', 'roads'] as const;

const byState: Readonly<Record<ContainerState, readonly ContainerAction[]>> = {
  created: ['start'],
  running: ['shell', 'attach', 'record', 'stop', 'restart', 'pause', 'kill', 'wait'],
  paused: ['unpause', 'stop', 'kill'],
  restarting: ['stop', 'kill'],
  removing: [],
  exited: ['start'],
  dead: [],
};

/** What makes sense in a state, the most wanted first. */
export function actionsFor(state: ContainerState): readonly ContainerAction[] {
  return state === 'removing' ? [] : [...byState[state], ...always];
}
