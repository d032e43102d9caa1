import { posix } from 'node:path';
import type { ImageFolder } from '@stagecraft/contracts';
import {
  decodeFolder,
  encodeReadFolder,
  stepMethods,
  type FolderStat,
} from '../../../../buildkit/proto/gateway-exec.ts';
import type { Outcome } from '../../../engine.ts';
import { callUnary } from '../grpc-client.ts';
import type { Gateway } from './solve-step.ts';

/** Entries of a folder that are told. */
const entryLimit = 5000;

/** Links of a folder that are followed. */
const linkLimit = 40;

/** Of Go's `os.FileMode`. */
const directoryBit = 2 ** 31;
const linkBit = 2 ** 27;
const has = (mode: number, bit: number): boolean => Math.floor(mode / bit) % 2 === 1;

async function read(
  { client, metadata }: Gateway,
  ref: string,
  path: string,
): Promise<Outcome<readonly FolderStat[]>> {
  const asked = encodeReadFolder(ref, path);
  const end = await callUnary(client, stepMethods.readFolder, asked, metadata).ended;
  if (end.state === 'ok') return { ok: true, value: decodeFolder(end.response) };
  return end.state === 'error'
    ? { ok: false, failure: { kind: 'not_found', detail: end.message } }
    : { ok: false, failure: { kind: 'unreachable', detail: end.detail } };
}

/** Entries of a folder of a result. A link counts as a folder when it leads to one. */
export async function readFolder(
  gateway: Gateway,
  ref: string,
  path: string,
): Promise<Outcome<ImageFolder>> {
  if (ref === '') return { ok: true, value: { entries: [], truncated: false } };
  const listed = await read(gateway, ref, path);
  if (!listed.ok) return listed;
  const shown = listed.value.slice(0, entryLimit);
  const links = shown.filter(({ mode }) => has(mode, linkBit)).slice(0, linkLimit);
  const followed = await Promise.all(
    links.map(async (link) => ({
      link,
      isFolder: (await read(gateway, ref, posix.join(path, link.path))).ok,
    })),
  );
  const linked = new Set(followed.filter(({ isFolder }) => isFolder).map(({ link }) => link));
  return {
    ok: true,
    value: {
      entries: shown.map((entry) => ({
        name: posix.basename(entry.path),
        folder: has(entry.mode, directoryBit) || linked.has(entry),
      })),
      truncated: listed.value.length > shown.length,
    },
  };
}
