import type { StageGraph } from '@stagecraft/dockerfile';

/** What an instruction takes from a stage or an image, as the graph resolved it. */
export type SourceKind = 'stage' | 'image' | 'unknown';
export type SourceLookup = (instruction: number, name: string) => SourceKind;

/** Tells for a name in `--from` or a mount's `from` what it means there. */
export function sourceLookup(graph: StageGraph): SourceLookup {
  const stages = new Map(graph.stages.map((stage) => [stage.id, stage]));
  const known = new Map<string, SourceKind>();
  for (const { kind, source, instruction } of graph.edges) {
    if (kind !== 'copy' && kind !== 'mount') continue;
    const stage = stages.get(source);
    if (stage === undefined) known.set(`${instruction} ${source.slice('image:'.length)}`, 'image');
    else {
      if (stage.name !== null) known.set(`${instruction} ${stage.name}`, 'stage');
      if (kind === 'copy') known.set(`${instruction} ${stage.index}`, 'stage');
    }
  }
  return (instruction, name) =>
    known.get(`${instruction} ${name}`) ??
    known.get(`${instruction} ${name.toLowerCase()}`) ??
    'unknown';
}
