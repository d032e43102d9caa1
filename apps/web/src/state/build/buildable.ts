import type { AppState } from '../types.ts';

/** Whether an engine is there, and the options are those of the Dockerfile that is shown. */
export function isBuildable({ engine, buildOptions, snapshot }: AppState): boolean {
  return engine.state === 'ready' && buildOptions?.dockerfile === snapshot?.path;
}
