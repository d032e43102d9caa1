import { readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { join } from 'node:path';
import type { DockerOptions } from 'dockerode';

/** An endpoint as DOCKER_HOST names it, with the folder of its TLS files if it needs them. */
export interface EndpointOptions {
  /** Folder with `ca.pem`, `cert.pem` and `key.pem`; null without TLS. */
  readonly certPath: string | null;
}

/** What dockerode takes; its types lack the agent, which goes through to docker-modem. */
type Connection = DockerOptions & { readonly agent: HttpAgent | HttpsAgent };

/**
 * Connection options for dockerode. All of them are given, also the empty ones: dockerode would
 * otherwise mix in what DOCKER_HOST and DOCKER_CERT_PATH say, which may be another engine.
 *
 * Throws when the endpoint cannot be understood or its TLS files cannot be read.
 */
export function connectionOptions(endpoint: string, options: EndpointOptions): Connection {
  const local = /^(?:unix|npipe):\/\/(.+)$/.exec(endpoint);
  const blank = {
    host: undefined,
    port: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
  };
  if (local?.[1] !== undefined) {
    return { ...blank, socketPath: local[1], protocol: 'http', agent: new HttpAgent() };
  }
  const url = new URL(endpoint);
  if (!['tcp:', 'http:', 'https:'].includes(url.protocol)) {
    throw new Error(`${url.protocol}// endpoints are not supported`);
  }
  const remote = { ...blank, socketPath: undefined, host: url.hostname };
  if (options.certPath === null && url.protocol !== 'https:') {
    return { ...remote, port: url.port || 2375, protocol: 'http', agent: new HttpAgent() };
  }
  const port = url.port || 2376;
  return { ...remote, port, protocol: 'https', agent: new HttpsAgent(), ...tls(options.certPath) };
}

function tls(certPath: string | null): Pick<DockerOptions, 'ca' | 'cert' | 'key'> {
  if (certPath === null) return {};
  const read = (name: string): Buffer => readFileSync(join(certPath, name));
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}
