import { randomUUID } from 'node:crypto';
import { request } from 'node:http';

/** What BuildKit's frontend said of a Dockerfile. */
export interface Answer {
  /** Whether the frontend refused it; a step that fails later is not the file's fault. */
  readonly refused: boolean;
  /** The build's error; empty when it went through. */
  readonly error: string;
}

/** Options of the engine's `POST /build`. */
export interface BuildOptions {
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
}

/** Asks the engine's BuildKit to build a Dockerfile in an otherwise empty context. */
export async function askBuildKit(
  endpoint: string,
  dockerfile: string,
  options: BuildOptions,
): Promise<Answer> {
  const log = await buildLog(endpoint, { Dockerfile: dockerfile }, options);
  const error = log
    .split('\n')
    .map(errorOf)
    .filter((one) => one !== '')
    .join('\n');
  return { refused: isRefusal(error), error };
}

/**
 * What the engine says of a build of these files (by their paths), a JSON text a line. There is no
 * session: the context goes up by a request of its own (`upload-request`), as the first clients did it.
 * `endpoint` is `unix://…` or `tcp://…`.
 */
export async function buildLog(
  endpoint: string,
  files: Readonly<Record<string, string>>,
  options: BuildOptions,
): Promise<string> {
  const id = randomUUID();
  const { target, buildArgs } = options;
  const query = {
    version: '2',
    remote: 'upload-request',
    buildid: id,
    ...(target === undefined ? {} : { target }),
    ...(buildArgs === undefined ? {} : { buildargs: JSON.stringify(buildArgs) }),
  };
  const [log] = await Promise.all([
    post(endpoint, query, Buffer.alloc(0)),
    post(endpoint, { version: '2', buildid: `upload-request:${id}` }, archive(files)),
  ]);
  return log;
}

/** The engine's version, such as `20.10.24`. */
export async function engineVersion(endpoint: string): Promise<string> {
  const answer: unknown = JSON.parse(await send(endpoint, 'GET', '/version', Buffer.alloc(0)));
  const isVersion = typeof answer === 'object' && answer !== null && 'Version' in answer;
  return isVersion ? String(answer.Version) : '';
}

/** A step that failed, a file that is not there, an image that can't be had or kept. */
const NOT_THE_FILE = new RegExp(
  [
    'executor failed running|did not complete successfully',
    'failed to (?:compute|load) cache key|failed to calculate checksum|not found|no such file',
    'failed to do request|no such host|pull access denied|dial tcp|i/o timeout|failed to resolve',
    'forward ssh|session|no SSH key',
    // containerd's image store trips over two equal images that are made at the same time.
    'moby-dangling\\S+: already exists',
  ].join('|'),
);

function isRefusal(error: string): boolean {
  return error !== '' && !NOT_THE_FILE.test(error);
}

function errorOf(line: string): string {
  if (line.trim() === '') return '';
  const message: unknown = JSON.parse(line);
  if (typeof message !== 'object' || message === null) return '';
  if ('error' in message) return String(message.error);
  return 'message' in message ? String(message.message) : '';
}

function post(endpoint: string, query: Record<string, string>, body: Buffer): Promise<string> {
  return send(endpoint, 'POST', `/build?${new URLSearchParams(query).toString()}`, body);
}

function send(endpoint: string, method: string, path: string, body: Buffer): Promise<string> {
  const { protocol, pathname, hostname, port } = new URL(endpoint);
  const place = protocol === 'unix:' ? { socketPath: pathname } : { host: hostname, port };
  const headers = { 'content-type': 'application/x-tar', 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const sent = request({ ...place, method, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A tar archive of files with short names. */
function archive(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => entry(name, Buffer.from(text)));
  return Buffer.concat([...entries, Buffer.alloc(1024)]);
}

function entry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        0', 148);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding]);
}
