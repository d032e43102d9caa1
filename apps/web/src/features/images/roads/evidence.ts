import { shellQuote } from '@stagecraft/contracts';
import { bytesOf, stepsOf, type RoadFacts, type Step } from './road.ts';

/** What can be said of an image, each with what it is seen by. */
export type EvidenceKey =
  | 'instructions'
  | 'commit'
  | 'message'
  | 'import'
  | 'nothing'
  | 'author'
  | 'runs'
  | 'noCommand'
  | 'base'
  | 'noBase'
  | 'commands'
  | 'noCommands'
  | 'files'
  | 'record'
  | 'undone'
  | 'origin'
  | 'stages'
  | 'otherStages'
  | 'sources';

/** A statement with its figures; bytes are numbers, to be written in the page's language. */
export interface Evidence {
  readonly key: EvidenceKey;
  readonly count?: number;
  readonly total?: number;
  readonly bytes?: number | null;
  readonly text?: string;
}

export interface RoadEvidence {
  /** What a colleague who gets the image can see. */
  readonly see: readonly Evidence[];
  /** What they can do again. */
  readonly repeat: readonly Evidence[];
  /** What the image tells nobody. */
  readonly unknown: readonly Evidence[];
}

const bringsFiles = ({ keyword }: Step): boolean => keyword === 'COPY' || keyword === 'ADD';

function seen({ detail }: RoadFacts, steps: readonly Step[]): readonly Evidence[] {
  const told = steps.filter(({ tale }) => tale === 'instruction').length;
  const silent = steps.filter(({ tale }) => tale === 'nothing').length;
  const { entrypoint, cmd } = detail.config;
  const words = [...(entrypoint ?? []), ...(cmd ?? [])];
  return [
    ...(told === 0 ? [] : [{ key: 'instructions', count: told, total: steps.length } as const]),
    ...steps.flatMap(({ tale, entry }): Evidence[] => {
      if (tale === 'import') return [{ key: 'import', text: entry.comment, bytes: entry.size }];
      if (tale !== 'commit') return [];
      const message = entry.comment.trim();
      return [
        { key: 'commit', text: entry.createdBy, bytes: entry.size },
        ...(message === '' ? [] : [{ key: 'message', text: message } as const]),
      ];
    }),
    ...(silent === 0 ? [] : [{ key: 'nothing', count: silent } as const]),
    ...(detail.author === '' ? [] : [{ key: 'author', text: detail.author } as const]),
    words.length === 0
      ? { key: 'noCommand' }
      : { key: 'runs', text: words.map(shellQuote).join(' ') },
  ];
}

function repeatable({ base, build }: RoadFacts, steps: readonly Step[]): readonly Evidence[] {
  const commands = steps.filter(({ keyword }) => keyword === 'RUN').length;
  const files = steps.filter(bringsFiles).length;
  return [
    base === null ? { key: 'noBase' } : { key: 'base', text: base.name },
    ...(commands === 0
      ? steps.some(({ tale }) => tale !== 'instruction')
        ? [{ key: 'noCommands' } as const]
        : []
      : [{ key: 'commands', count: commands } as const]),
    ...(files === 0 ? [] : [{ key: 'files', count: files } as const]),
    ...(build === null
      ? []
      : [{ key: 'record', count: build.number, text: build.dockerfile } as const]),
  ];
}

function unknowable({ build }: RoadFacts, steps: readonly Step[]): readonly Evidence[] {
  const committed = steps.filter(({ tale }) => tale === 'commit').map(({ entry }) => entry);
  const isBuild = steps.length > 0 && steps.every(({ tale }) => tale === 'instruction');
  const files = steps.filter(bringsFiles).length;
  return [
    ...(committed.length === 0 ? [] : [{ key: 'undone', bytes: bytesOf(committed) } as const]),
    ...(steps.some(({ tale }) => tale === 'import' || tale === 'nothing')
      ? [{ key: 'origin' } as const]
      : []),
    ...(files === 0 ? [] : [{ key: 'sources', count: files } as const]),
    ...(isBuild && build === null ? [{ key: 'stages' } as const] : []),
    ...(build !== null && build.stages > 1
      ? [{ key: 'otherStages', count: build.stages - 1 } as const]
      : []),
  ];
}

/** What an image gives to somebody who has nothing but it, by its history, layers and configuration. */
export function evidenceOf(facts: RoadFacts): RoadEvidence {
  const steps = stepsOf(facts);
  return {
    see: seen(facts, steps),
    repeat: repeatable(facts, steps),
    unknown: unknowable(facts, steps),
  };
}
