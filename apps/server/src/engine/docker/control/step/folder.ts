import { posix } from 'node:path';
import type { ImageFolder } from '@stagecraft/contracts';
import {
  decodeFolder,
  encodeReadFolder,
  stepMethods,
  type FolderStat,
} from '../../../../buildkit/proto/gateway-exec.ts';
import type { Outcome } from '../../../engine.ts';
import { askPath } from './ask.ts';
import { isFolder, isLink } from './file-mode.ts';
import type { Gateway } from './solve-step.ts';

/** Entries of a folder that are told. */
const entryLimit = 5000;

/** Links of a folder that are followed. */
const linkLimit = 40;

async function read(
  gateway: Gateway,
  ref: string,
  path: string,
): Promise<Outcome<readonly FolderStat[]>> {
  const told = await askPath(gateway, stepMethods.readFolder, encodeReadFolder(ref, path));
  return told.ok ? { ok: true, value: decodeFolder(told.value) } : told;
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
  const links = shown.filter(({ mode }) => isLink(mode)).slice(0, linkLimit);
  const followed = await Promise.all(
    links.map(async (link) => ({
      link,
      leads: (await read(gateway, ref, posix.join(path, link.path))).ok,
    })),
  );
  const linked = new Set(followed.filter(({ leads }) => leads).map(({ link }) => link));
  return {
    ok: true,
    value: {
      entries: shown.map((entry) => ({
        name: posix.basename(entry.path),
        folder: isFolder(entry.mode) || linked.has(entry),
      })),
      truncated: listed.value.length > shown.length,
    },
  };
}
