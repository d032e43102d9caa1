import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import * as z from 'zod';
import { familiarName } from '../../../buildkit/familiar-name.ts';
import type { EngineImport, SavedPlatform } from '../../image-engine.ts';
import { dialStream, dialUpload } from '../dial.ts';
import { wholeId } from './whole-id.ts';

/** One line of what `POST /images/load` and `POST /images/create` answer. */
const Line = z.object({
  stream: z.string().optional(),
  status: z.string().optional(),
  error: z.string().optional(),
  errorDetail: z.object({ message: z.string() }).optional(),
});

/** An answer longer than this, in characters, is none of an engine that only says what it did. */
const answerLimit = 1_000_000;

/** An error that the engine tells after it has begun to answer, as dockerode tells one before. */
const refused = (message: string): Error => Object.assign(new Error(message), { statusCode: 400 });

async function readLines(answer: IncomingMessage): Promise<z.infer<typeof Line>[]> {
  let text = '';
  for await (const chunk of answer) {
    const bytes: Buffer = chunk;
    if (text.length < answerLimit) text += bytes.toString('utf8');
  }
  const lines = text.split('\n').flatMap((line) => {
    const parsed = Line.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
  const failed = lines.find((line) => line.error ?? line.errorDetail);
  if (failed) throw refused(failed.errorDetail?.message ?? failed.error ?? '');
  return lines;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Rejects as dockerode does (404 where one of the images is not there). */
export function saveImages(
  docker: Docker,
  refs: readonly string[],
  signal: AbortSignal,
  platform?: SavedPlatform,
): Promise<Readable> {
  const { os, architecture, variant } = platform ?? {};
  const only = JSON.stringify({ os, architecture, ...(variant && { variant }) });
  const query = { names: [...refs], ...(platform && { platform: only }) };
  return dialStream(docker, '/images/get', query, signal);
}

/** Rejects as dockerode does. */
export function exportContainer(
  docker: Docker,
  id: string,
  signal: AbortSignal,
): Promise<Readable> {
  return dialStream(docker, `/containers/${encodeURIComponent(id)}/export`, {}, signal);
}

/** Rejects as dockerode does, and with what the engine says of an archive that it does not take. */
export async function loadImages(
  docker: Docker,
  archive: Readable,
  signal: AbortSignal,
): Promise<string[]> {
  const upload = { path: '/images/load', query: { quiet: '1' }, body: archive, signal };
  const lines = await readLines(await dialUpload(docker, upload));
  return lines.flatMap(({ stream }) => {
    // Podman names several images in one line.
    const names = /^Loaded image(?: ID|s|\(s\))?: (.*)$/m.exec(stream ?? '')?.[1] ?? '';
    return names
      .split(',')
      .flatMap((name) => (name.trim() === '' ? [] : familiarName(name.trim())));
  });
}

/** Rejects as dockerode does, and with what the engine says of an archive that it does not take. */
export async function importImage(
  docker: Docker,
  { name, message, platform, changes }: EngineImport,
  from: Readable | string,
  signal: AbortSignal,
): Promise<string> {
  const query = {
    fromSrc: typeof from === 'string' ? from : '-',
    // With its tag, as docker's command line sends it: Podman passes over a tag of its own.
    ...(name !== '' && { repo: name }),
    ...(message !== '' && { message }),
    ...(platform !== '' && { platform }),
    ...(changes.length > 0 && { changes: [...changes] }),
  };
  const body = typeof from === 'string' ? null : from;
  const lines = await readLines(
    await dialUpload(docker, { path: '/images/create', query, body, signal }),
  );
  const id = lines
    .map(({ status }) => status ?? '')
    .findLast((status) => /^(sha256:)?[0-9a-f]{64}$/.test(status));
  if (id === undefined) throw refused('The engine did not say which image it made.');
  return wholeId(id);
}
