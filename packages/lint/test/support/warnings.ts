import { buildLog, type BuildOptions } from '../../../dockerfile/test/support/engine.ts';

/** What BuildKit's linter says: a rule's name and the first line that it is about, from 1. */
export interface Warning {
  readonly rule: string;
  readonly line: number;
}

export interface Warnings {
  readonly warnings: readonly Warning[];
  /** The build's error; empty when it went through. */
  readonly error: string;
}

/** The warnings of a build of these files; those about stages that the build needs. */
export async function askLinter(
  endpoint: string,
  files: Readonly<Record<string, string>>,
  options: BuildOptions,
): Promise<Warnings> {
  const log = await buildLog(endpoint, files, options);
  const messages = log.split('\n').flatMap((line): unknown[] => {
    return line.trim() === '' ? [] : [JSON.parse(line)];
  });
  const warnings = messages.flatMap((message) => {
    if (!isRecord(message) || message['id'] !== 'moby.buildkit.trace') return [];
    return readStatus(Buffer.from(String(message['aux']), 'base64'));
  });
  const errors = messages.flatMap((message) =>
    isRecord(message) && 'error' in message ? [String(message['error'])] : [],
  );
  return { warnings, error: errors.join('\n') };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * The warnings of a StatusResponse, whose fields are numbered in moby/buildkit
 * api/services/control/control.proto: 4 in it, then 3 (short text) and 7 (ranges) in each.
 */
function readStatus(bytes: Buffer): Warning[] {
  return fieldsOf(bytes, 4).flatMap((warning) => {
    const [short] = fieldsOf(warning, 3);
    const rule = /^(\w+): /.exec(short?.toString('utf8') ?? '')?.[1];
    const [range] = fieldsOf(warning, 7);
    const [start] = range === undefined ? [] : fieldsOf(range, 1);
    if (rule === undefined) return [];
    return [{ rule, line: start === undefined ? 0 : (readNumbers(start).get(1) ?? 0) }];
  });
}

/** The values of a field that holds bytes. */
function fieldsOf(bytes: Buffer, wanted: number): Buffer[] {
  const found: Buffer[] = [];
  for (const { field, value } of readFields(bytes)) {
    if (field === wanted && typeof value !== 'number') found.push(value);
  }
  return found;
}

function readNumbers(bytes: Buffer): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const { field, value } of readFields(bytes)) {
    if (typeof value === 'number') numbers.set(field, value);
  }
  return numbers;
}

interface Field {
  readonly field: number;
  readonly value: number | Buffer;
}

/** Protocol Buffers' wire format: https://protobuf.dev/programming-guides/encoding/ */
function readFields(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let shift = 0; at < bytes.length; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < bytes.length) {
    const key = readVarint();
    const kind = key % 8;
    const field = Math.floor(key / 8);
    if (kind === 0) fields.push({ field, value: readVarint() });
    else if (kind === 2) {
      const length = readVarint();
      fields.push({ field, value: bytes.subarray(at, at + length) });
      at += length;
    } else at += kind === 1 ? 8 : 4;
  }
  return fields;
}
