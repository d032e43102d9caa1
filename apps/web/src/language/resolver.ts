import {
  createResolver,
  normalizeReference,
  type Resolver,
  type StageGraph,
} from '@stagecraft/dockerfile';
import type { FeatureInput } from './feature.ts';

/** The last resolver of a graph, with the environments that it knows. */
const resolvers = new WeakMap<
  StageGraph,
  { readonly known: string; readonly resolver: Resolver }
>();

/**
 * Answers about the variables of the file, with the environments of those base images that the engine
 * has. One for all features that ask about the same version.
 */
export function resolverOf(input: FeatureInput): Resolver {
  const imageEnvs: Record<string, readonly string[]> = {};
  for (const image of input.graph.images) {
    if (!image.usedAsBase || !isLocal(input, image.ref)) continue;
    const found = input.facts.get({ kind: 'image', ref: image.ref })?.image;
    if (found !== null && found !== undefined) imageEnvs[image.ref] = found.env;
  }
  const known = JSON.stringify(imageEnvs);
  const present = resolvers.get(input.graph);
  if (present?.known === known) return present.resolver;
  const resolver = createResolver(input.model, input.graph, { ...input.options, imageEnvs });
  resolvers.set(input.graph, { known, resolver });
  return resolver;
}

/** Whether the engine lists the image: a name that is being typed is no reason to ask about each of its beginnings. */
export function isLocal({ facts }: Pick<FeatureInput, 'facts'>, ref: string): boolean {
  const listed = facts.get({ kind: 'images' })?.images ?? [];
  const name = fullName(ref);
  return name !== null && listed.some((image) => fullName(image.ref) === name);
}

function fullName(ref: string): string | null {
  const reference = normalizeReference(ref);
  return reference.ok ? reference.name : null;
}
