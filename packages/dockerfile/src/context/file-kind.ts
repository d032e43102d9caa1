/**
 * Whether a file's name says that it is a Dockerfile: `Dockerfile`, `Containerfile`, `*.Dockerfile`,
 * `Dockerfile.*`; `Dockerfile.dockerignore` is an ignore file.
 */
export function isDockerfilePath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/\.dockerignore$/i.test(name)) return false;
  return /^(?:dockerfile|containerfile)(?:\..+)?$|.\.(?:dockerfile|containerfile)$/i.test(name);
}

/** Whether a file says what a build context leaves out: `.dockerignore`, `NAME.dockerignore`. */
export function isIgnorePath(path: string): boolean {
  return /\.dockerignore$/i.test(path);
}
