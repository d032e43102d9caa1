import { readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { join } from 'node:path';
import type { DockerOptions } from 'dockerode';
import { parseEndpoint } from '../endpoint.ts';

export interface ConnectionOptions {
  /** Folder with `ca.pem`, `cert.pem` and `key.pem`; null without TLS. */
  readonly certPath: string | null;
}

/** What dockerode takes; its types lack the agent, which goes through to docker-modem. */
type Connection = DockerOptions & { readonly agent: HttpAgent | HttpsAgent };

/** Given empty, or dockerode mixes in what DOCKER_HOST and DOCKER_CERT_PATH say of another engine. */
const blank = {
  socketPath: undefined,
  host: undefined,
  port: undefined,
  ca: undefined,
  cert: undefined,
  key: undefined,
};

/**
 * Connection options for dockerode. Connections are not kept: one that the engine has closed in the
 * meantime would fail the next request.
 *
 * Throws when the endpoint cannot be understood or its TLS files cannot be read.
 */
export function connectionOptions(endpoint: string, options: ConnectionOptions): Connection {
  const address = parseEndpoint(endpoint, options.certPath);
  if (typeof address === 'string') throw new Error(address);
  if (address.kind === 'local') {
    return { ...blank, socketPath: address.path, protocol: 'http', agent: new HttpAgent() };
  }
  const { host, port } = address;
  return address.secure
    ? { ...blank, host, port, protocol: 'https', agent: new HttpsAgent(), ...tls(options.certPath) }
    : { ...blank, host, port, protocol: 'http', agent: new HttpAgent() };
}

function tls(certPath: string | null): Pick<DockerOptions, 'ca' | 'cert' | 'key'> {
  if (certPath === null) return {};
  const read = (name: string): Buffer => readFileSync(join(certPath, name));
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}
