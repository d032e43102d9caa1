/** Key of Docker Hub in docker's configuration, whatever name the engine uses for it. */
export const dockerHubKey = 'https://index.docker.io/v1/';

const dockerHubHosts: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
]);

/** Whether a host, as engines and people name it, is Docker Hub. */
export const isDockerHub = (host: string): boolean => dockerHubHosts.has(host);
