/** What is sent of a build: a folder, with one file's text replaced. */
export interface ContextSource {
  /** Absolute real path of the context; null for a build without one. */
  readonly root: string | null;
  /** The Dockerfile's text as it is to be built. */
  readonly dockerfileText: string;
  /** Text of `<Dockerfile>.dockerignore`, if there is one. */
  readonly dockerignoreText: string | null;
  /** The Dockerfile, relative to the context's root, `/` as separator. */
  readonly dockerfile: string;
}
