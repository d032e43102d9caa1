/** Where an endpoint leads: a socket or pipe on this machine, or an address. */
export type EndpointAddress =
  | { readonly kind: 'local'; readonly path: string }
  | {
      readonly kind: 'remote';
      readonly secure: boolean;
      readonly host: string;
      readonly port: number;
    };

/** Docker's registered ports, without and with TLS. */
const defaultPort = { plain: 2375, secure: 2376 } as const;

/** An absolute path stands for its socket, so that `--engine /var/run/docker.sock` works too. */
export function normalizeEndpoint(text: string): string {
  return text.startsWith('/') ? `unix://${text}` : text;
}

/**
 * Reads an endpoint as DOCKER_HOST names it.
 *
 * @param certPath folder with TLS files; with one, `tcp://` means TLS
 * @returns what is wrong with it, as a sentence, when it cannot be used
 */
export function parseEndpoint(endpoint: string, certPath: string | null): EndpointAddress | string {
  const local = /^(?:unix|npipe):\/\/(.+)$/.exec(endpoint);
  if (local?.[1] !== undefined) return { kind: 'local', path: local[1] };
  if (!URL.canParse(endpoint)) {
    return `"${endpoint}" is not an endpoint: expected unix:///path, npipe:////./pipe/name or tcp://host:port`;
  }
  const url = new URL(endpoint);
  if (!['tcp:', 'http:', 'https:'].includes(url.protocol)) {
    return `"${endpoint}" cannot be used: ${url.protocol}// endpoints are not supported`;
  }
  const secure = certPath !== null || url.protocol === 'https:';
  const port = Number(url.port) || (secure ? defaultPort.secure : defaultPort.plain);
  return { kind: 'remote', secure, host: url.hostname, port };
}
