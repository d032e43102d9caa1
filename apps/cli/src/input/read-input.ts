import type { Text } from '@stagecraft/dockerfile';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { readingReason } from './reasons.ts';

/** A file named on the command line, with its text or why there is none. */
export type Input =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly name: string; readonly reason: Text };

/** Reads the files one after the other, `-` as standard input. @throws {UsageError} When none is named. */
export async function* readInputs(
  names: readonly string[],
  around: Surroundings,
): AsyncGenerator<Input> {
  if (names.length === 0)
    throw new UsageError({
      en: 'Name at least one file, or "-" for standard input.',
      'zh-CN': '请至少指定一个文件，或用“-”表示标准输入。',
    });
  if (names.filter((name) => name === '-').length > 1) {
    throw new UsageError({
      en: 'Standard input can be read once only.',
      'zh-CN': '标准输入只能读取一次。',
    });
  }
  for (const name of names) yield await readInput(name, around);
}

async function readInput(name: string, around: Surroundings): Promise<Input> {
  try {
    const bytes =
      name === '-' ? await readStream(around) : await readFile(resolve(around.folder, name));
    return {
      ok: true,
      name,
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch (error) {
    return { ok: false, name, reason: readingReason(error) };
  }
}

async function readStream({ stdin }: Surroundings): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stdin) parts.push(typeof part === 'string' ? Buffer.from(part) : part);
  return Buffer.concat(parts);
}
