import type { DockerfileModel, ExternalImage, GraphEdge } from '../types.ts';
import type { ContextFinder } from './contexts.ts';
import type { Link } from './links.ts';
import type { StageDraft } from './stages.ts';

/** The edges of a graph: bases first, then what instructions take, each once. */
export function makeEdges(
  model: DockerfileModel,
  drafts: readonly StageDraft[],
  links: readonly Link[],
  needed: ReadonlySet<number>,
): GraphEdge[] {
  const edges: GraphEdge[] = [];
  const makeEdge = ({ kind, stage, instruction, source }: Link): GraphEdge => {
    const target = drafts[stage]?.id ?? '';
    const by = model.instructions[instruction]?.id ?? String(instruction);
    const id = `${kind}:${source}>${target}:${by}`;
    return { id, kind, source, target, instruction, needed: needed.has(stage) };
  };
  for (const { base, index, from } of drafts) {
    if (base.kind !== 'stage' && base.kind !== 'image') continue;
    const source = base.kind === 'image' ? `image:${base.ref}` : (drafts[base.stage]?.id ?? '');
    edges.push(makeEdge({ kind: 'base', stage: index, instruction: from, source, from: -1 }));
  }
  // Only one instruction's own links, which follow each other, can make the same edge twice.
  let seen: Set<string> | null = null;
  let previous: GraphEdge | null = null;
  for (const link of links) {
    const edge = makeEdge(link);
    const together: boolean =
      previous?.instruction === edge.instruction && previous.target === edge.target;
    if (!together) seen = null;
    else if (previous !== null) seen ??= new Set([previous.id]);
    previous = edge;
    if (seen?.has(edge.id)) continue;
    seen?.add(edge.id);
    edges.push(edge);
  }
  return edges;
}

/** The images that edges come from. */
export function makeImages(
  edges: readonly GraphEdge[],
  findContext: ContextFinder,
): ExternalImage[] {
  const images = new Map<string, { ref: string; usedAsBase: boolean; needed: boolean }>();
  for (const { source, kind, needed } of edges) {
    if (!source.startsWith('image:')) continue;
    const known = images.get(source);
    if (known === undefined) {
      images.set(source, {
        ref: source.slice('image:'.length),
        usedAsBase: kind === 'base',
        needed,
      });
      continue;
    }
    known.usedAsBase ||= kind === 'base';
    known.needed ||= needed;
  }
  return [...images].map(([id, image]) => {
    const context = findContext(image.ref);
    return { id, ...image, ...(context === null ? {} : { context }) };
  });
}
