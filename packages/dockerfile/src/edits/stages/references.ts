import { sourcesOf } from '../../graph/sources.ts';
import { isStageIndex } from '../../symbols/stage-symbols.ts';
import type { DockerfileModel, Span, StageGraph } from '../../types.ts';

/** A place where a stage is named. */
export interface Reference {
  readonly kind: 'base' | 'copy' | 'mount';
  /** Stage that the place is in. */
  readonly stage: number;
  readonly instruction: number;
  readonly span: Span;
  /** Whether by its number. */
  readonly numbered: boolean;
  /** The stage that is named. */
  readonly target: number;
  /** Stages that it acts in: of a trigger those built FROM its own. */
  readonly acting: readonly number[];
}

/** What an instruction's COPY --from or mount names: the last stage of that name, for COPY also by number. */
export type StageFinder = (kind: 'copy' | 'mount', name: string) => number | null;

export function stageFinder({ stages }: Pick<StageGraph, 'stages'>): StageFinder {
  const byName = new Map<string, number>();
  for (const { name, index } of stages) if (name !== null) byName.set(name, index);
  return (kind, name) => {
    if (kind === 'copy' && isStageIndex(name)) return stages[Number(name)]?.index ?? null;
    return byName.get(name.toLowerCase()) ?? null;
  };
}

/** For each stage, those built FROM it. */
export function childrenOf({ stages }: Pick<StageGraph, 'stages'>): readonly (readonly number[])[] {
  const children = stages.map((): number[] => []);
  for (const { base, index } of stages) {
    if (base.kind === 'stage') children[base.stage]?.push(index);
  }
  return children;
}

/**
 * All places that name a stage, in the order of the text; those of a trigger only where a stage is built
 * FROM the one that holds it.
 */
export function referencesOf(model: DockerfileModel, graph: StageGraph): Reference[] {
  const find = stageFinder(graph);
  const children = childrenOf(graph);
  return model.instructions.flatMap((instruction): Reference[] => {
    const { detail, stage, index } = instruction;
    if (detail.type === 'from') {
      const base = graph.stages[stage]?.base;
      if (base?.kind !== 'stage' || detail.image === null) return [];
      const { span } = detail.image;
      return [
        {
          kind: 'base',
          stage,
          instruction: index,
          span,
          numbered: false,
          target: base.stage,
          acting: [stage],
        },
      ];
    }
    const trigger = detail.type === 'onbuild';
    const source = trigger ? detail.trigger : instruction;
    const acting = trigger ? (children[stage] ?? []) : [stage];
    if (source === null || acting.length === 0) return [];
    return sourcesOf(source).flatMap((use): Reference[] => {
      const target = use.kind === 'context' ? null : find(use.kind, use.name);
      if (use.kind === 'context' || target === null) return [];
      const { kind, span, name } = use;
      const numbered = kind === 'copy' && isStageIndex(name);
      return [{ kind, stage, instruction: index, span, numbered, target, acting }];
    });
  });
}
