/** What is sent of a build: a folder, with one file's text replaced. */
export interface ContextSource {
  /** Absolute real path. */
  readonly contextRoot: string;
  /** The Dockerfile's text as it is to be built. */
  readonly dockerfileText: string;
  readonly options: {
    /** The Dockerfile, relative to the context's root. */
    readonly dockerfile: string;
  };
}
