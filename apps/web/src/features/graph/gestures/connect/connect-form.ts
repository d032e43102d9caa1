import type { GraphIntent, InstructionPlace, SourceEnd } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../../../state/document-slice.types.ts';
import { baseOf } from '../ends.ts';
import { defaultDestination, suggestedPaths } from '../paths.ts';
import { readPathList, writePathList } from './path-list.ts';

type Scene = Pick<Snapshot, 'model' | 'graph'>;

/** How a stage takes from a source. */
export type Way = 'copy' | 'base' | 'mount';

/** What a person has answered so far. */
export interface ConnectForm {
  readonly way: Way;
  /** Paths of the source, one or more, as `readPathList` reads them. */
  readonly sources: string;
  readonly destination: string;
  /** Index of the RUN that gets the mount; null while the stage has none. */
  readonly run: number | null;
  readonly target: string;
  /** Path in the source that is mounted; empty for all of it. */
  readonly mountPath: string;
}

/** The likely answers. */
export function firstAnswers(
  scene: Scene,
  source: SourceEnd,
  paths: readonly string[],
  place: InstructionPlace,
): ConnectForm {
  const sources = paths.length > 0 ? paths : suggestedPaths(scene, source).slice(0, 1);
  const runs = runsOf(scene, place.stage);
  const above = runs.findLast((run) => place.before === null || run < place.before);
  return {
    way: 'copy',
    sources: writePathList(sources),
    destination: defaultDestination(scene, sources, source, place.stage),
    run: above ?? runs[0] ?? null,
    target: '/mnt',
    mountPath: '',
  };
}

/** Indices of a stage's RUNs. */
export function runsOf({ model, graph }: Scene, stage: number): number[] {
  const own = graph.stages[stage]?.instructions ?? [];
  return own.filter((index) => model.instructions[index]?.keyword === 'RUN');
}

/** The answers as an intent; null while something is missing. */
export function intentOf(
  form: ConnectForm,
  source: SourceEnd,
  place: InstructionPlace,
): GraphIntent | null {
  const { way, run } = form;
  if (way === 'base') {
    const base = baseOf(source);
    return base === null ? null : { kind: 'setBase', stage: place.stage, base };
  }
  if (way === 'mount') {
    const target = form.target.trim();
    const path = form.mountPath.trim();
    if (run === null || target === '') return null;
    return {
      kind: 'connectMount',
      source,
      instruction: run,
      target,
      path: path === '' ? null : path,
    };
  }
  const sources = readPathList(form.sources);
  const destination = form.destination.trim();
  if (sources.length === 0 || destination === '') return null;
  return { kind: 'connectCopy', source, place, sources, destination };
}
