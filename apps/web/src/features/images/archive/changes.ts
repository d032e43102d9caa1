import type { ImageConfig } from '@stagecraft/contracts';

/** A value as Dockerfiles take it in double quotes. */
const quoted = (value: string): string => `"${value.replaceAll(/["\\$]/g, '\\$&')}"`;

/**
 * The instructions that give an imported file system the configuration of an image, for `--change`. What
 * `--change` does not take (SHELL, STOPSIGNAL, HEALTHCHECK) is left out.
 */
export function changesOf(config: ImageConfig): readonly string[] {
  const { entrypoint, cmd, env, user, workingDir, exposedPorts, volumes, labels, onBuild } = config;
  return [
    ...env.map((pair) => {
      const at = pair.indexOf('=');
      return `ENV ${pair.slice(0, at)}=${quoted(pair.slice(at + 1))}`;
    }),
    ...Object.entries(labels).map(([key, value]) => `LABEL ${quoted(key)}=${quoted(value)}`),
    ...exposedPorts.map((port) => `EXPOSE ${port}`),
    ...volumes.map((path) => `VOLUME ${JSON.stringify([path])}`),
    ...(workingDir === '' ? [] : [`WORKDIR ${workingDir}`]),
    ...(user === '' ? [] : [`USER ${user}`]),
    ...onBuild.map((trigger) => `ONBUILD ${trigger}`),
    ...(entrypoint === null ? [] : [`ENTRYPOINT ${JSON.stringify(entrypoint)}`]),
    ...(cmd === null ? [] : [`CMD ${JSON.stringify(cmd)}`]),
  ];
}
