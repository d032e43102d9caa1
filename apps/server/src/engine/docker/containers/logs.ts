import { StringDecoder } from 'node:string_decoder';
import type Docker from 'dockerode';
import type { ContainerLogOptions, ContainerOutput } from '../../container-engine.ts';
import { dialStream } from '../dial.ts';
import { demultiplex } from './demultiplex.ts';

/** Output of a container with a terminal: one stream, without frames. */
async function* plainOutput(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<ContainerOutput, void, void> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of bytes) {
    const text = decoder.write(Buffer.from(chunk));
    if (text !== '') yield { stream: 'stdout', text };
  }
  const text = decoder.end();
  if (text !== '') yield { stream: 'stdout', text };
}

/** Seconds with a fraction, as the engine takes a moment. */
const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function queryOf({
  tail,
  follow = true,
  since,
  until,
  timestamps = false,
  streams = ['stdout', 'stderr'],
}: ContainerLogOptions): Record<string, unknown> {
  return {
    follow,
    stdout: streams.includes('stdout'),
    stderr: streams.includes('stderr'),
    tail,
    timestamps,
    ...(typeof since === 'number' && { since: seconds(since) }),
    ...(typeof until === 'number' && { until: seconds(until) }),
  };
}

/** `GET /containers/{id}/logs`. Rejects as dockerode does, and when `signal` aborts. */
export async function readLogs(
  docker: Docker,
  id: string,
  options: ContainerLogOptions,
  take: (output: ContainerOutput) => Promise<void>,
  signal: AbortSignal,
): Promise<'complete' | 'cut'> {
  signal.throwIfAborted();
  const {
    Config: { Tty },
  } = await docker.getContainer(id).inspect();
  const answer = await dialStream(docker, `/containers/${id}/logs`, queryOf(options), signal);
  let bytes = 0;
  for await (const output of Tty ? plainOutput(answer) : demultiplex(answer)) {
    await take(output);
    bytes += Buffer.byteLength(output.text);
    // Leaving the loop closes the connection.
    if (bytes > options.limit) return 'cut';
  }
  signal.throwIfAborted();
  return 'complete';
}
