import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BuildEvent, ContextFile, terminalEventTypes } from '@stagecraft/contracts';
import { extract } from 'tar-stream';
import { fail, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { archiveNames, ArchivedBuild } from './archive.ts';
import { jsonOf, linesOf } from './lines.ts';
import type { RecordFiles } from './paths.ts';

/** Bytes of a record once unpacked; a packed file can claim to hold any number. */
const unpackedLimit = 4 * 1024 * 1024 * 1024;
/** Bytes of what describes the record. */
const recordLimit = 64 * 1024 * 1024;

const refused = (detail: string): Result<never> => fail('bad_request', { detail });

/** Passes bytes on up to a limit. */
function limited(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new Error('the file holds more than a record can'));
      else done(null, chunk);
    },
  });
}

async function readText(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  await pipeline(stream, limited(recordLimit), async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString('utf8');
}

/** Takes the three known files out of the archive; any other name refuses the whole. */
async function takeOut(packed: Readable, files: RecordFiles): Promise<string | null> {
  const archive = extract();
  const feeding = pipeline(packed, createGunzip(), limited(unpackedLimit), archive);
  // Told by the loop below.
  feeding.catch(() => undefined);
  const seen = new Set<string>();
  let record: string | null = null;
  for await (const entry of archive) {
    const { name, type } = entry.header;
    if (type !== 'file' || seen.has(name)) throw new Error(`unexpected entry: ${name}`);
    seen.add(name);
    // tar-stream's entries give buffers, which its types do not say.
    const content = Readable.from(entry as AsyncIterable<Buffer>);
    if (name === archiveNames.record) record = await readText(content);
    else if (name === archiveNames.events) await save(content, files.events);
    else if (name === archiveNames.context) await save(content, files.context);
    else throw new Error(`unexpected entry: ${name}`);
  }
  await feeding;
  return record;
}

const save = (entry: Readable, path: string): Promise<void> =>
  pipeline(entry, createWriteStream(path, { mode: 0o600, flags: 'wx' }));

/** Why the events are no build's; null when they are. */
async function faultOfEvents(path: string): Promise<string | null> {
  let seq = 0;
  let last: BuildEvent | null = null;
  for await (const line of linesOf(path)) {
    const event = BuildEvent.safeParse(jsonOf(line));
    seq += 1;
    if (!event.success || event.data.seq !== seq) return `events.ndjson: line ${seq}`;
    last = event.data;
  }
  const isEnd = terminalEventTypes.some((type) => type === last?.type);
  return isEnd ? null : 'events.ndjson: no end';
}

async function faultOfContext(path: string): Promise<string | null> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    const isCut = line === '{"cut":true}';
    if (!isCut && !ContextFile.safeParse(jsonOf(line)).success) {
      return `context.ndjson: line ${number}`;
    }
  }
  return null;
}

/**
 * Takes an exported record in: everything is checked, only the known names are taken, and what it may
 * take on disk is bounded.
 *
 * @param files in a folder that is there and empty; what is left in it after a refusal is for the
 * caller to remove
 */
export async function unpackRecord(
  packed: Readable,
  files: RecordFiles,
): Promise<Result<ArchivedBuild>> {
  try {
    const text = await takeOut(packed, files);
    if (text === null) return refused('record.json is missing');
    const record = ArchivedBuild.safeParse(jsonOf(text));
    if (!record.success) return refused(`record.json: ${record.error.issues[0]?.message ?? ''}`);
    await stat(files.events);
    const fault = (await faultOfEvents(files.events)) ?? (await faultOfContext(files.context));
    return fault === null ? ok(record.data) : refused(fault);
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}
