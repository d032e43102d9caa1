import type { Feature, IgnoreInput } from './feature.ts';
import type { QueryAnswer, QueryKind, QueryParams } from './service.ts';

/** Query name → its feature; a query without one has no answer. */
export type Features = { readonly [K in QueryKind]?: Feature<K> };

/** The same for ignore files. */
export type IgnoreFeatures = {
  readonly [K in QueryKind]?: (input: IgnoreInput, params: QueryParams<K>) => QueryAnswer<K>;
};

/** What is answered about a Dockerfile. */
export const dockerfileFeatures: Features = {};

/** What is answered about an ignore file. */
export const ignoreFeatures: IgnoreFeatures = {};
