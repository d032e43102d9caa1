import Docker from 'dockerode';
import { connectionOptions } from './connection.ts';

/** Endpoint of the engine that contract tests may use. The contract's configuration requires it. */
export function testEndpoint(): string {
  const endpoint = process.env['STAGECRAFT_TEST_ENGINE'];
  if (!endpoint) throw new Error('STAGECRAFT_TEST_ENGINE is not set');
  return endpoint;
}

/** Removes what tests made there; a name that is gone already is fine. */
export async function removeImages(names: readonly string[]): Promise<void> {
  const docker = new Docker(connectionOptions(testEndpoint(), { certPath: null }));
  await Promise.allSettled(names.map((name) => docker.getImage(name).remove({ force: true })));
}
