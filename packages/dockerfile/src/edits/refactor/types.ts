/** Changes that make a Dockerfile better and keep what it builds. */
export type RefactorIntent =
  /** RUNs next to each other become one, joined by `&&`. */
  | { readonly kind: 'mergeRuns'; readonly instructions: readonly number[] }
  /** A stage becomes a build stage and a smaller one that takes `paths` from it. */
  | {
      readonly kind: 'splitRuntime';
      readonly stage: number;
      /** Base of the runtime stage. */
      readonly base: string;
      /** Of the build stage; null lets one be found. */
      readonly name: string | null;
      readonly paths: readonly { readonly source: string; readonly destination: string }[];
    }
  /** Installs dependencies from their manifests before the source is copied, so that they stay cached. */
  | { readonly kind: 'dependenciesFirst'; readonly stage: number }
  /** Adds the cache mounts that the package managers of a RUN profit from. */
  | { readonly kind: 'addCacheMounts'; readonly instruction: number };
