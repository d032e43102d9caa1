import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { access, link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { SaveFileRequest, SaveFileResult } from '@stagecraft/contracts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { resolveInWorkspace } from './confine.ts';
import type { ConfinedPath } from './confine.ts';
import { openFolder } from './folder-handle.ts';
import type { FolderHandle } from './folder-handle.ts';
import { fromSystemError, systemCode } from './system-error.ts';
import { readBytes, textFileLimit, versionOf } from './text-file.ts';

/** Our half-written files; the watcher passes over them. */
export const temporaryName = /^\.stagecraft-[0-9a-f]{16}\.tmp$/;

interface Base {
  /** Null when the file is to be made. */
  readonly stats: Stats | null;
}

/**
 * Whether the file is protected against writing. A rename would go over it all the same, since that
 * asks only for the folder's permission; and root may write what nobody is meant to.
 */
async function refusesWriting(file: string, stats: Stats): Promise<Result<never> | null> {
  if ((stats.mode & 0o222) === 0) return fail('file_refused', { detail: 'The file is read-only.' });
  try {
    await access(file, constants.W_OK);
    return null;
  } catch (error) {
    return fromSystemError(error);
  }
}

/** Refuses (`file_conflict`) unless the file on disk is the one that the text was made from. */
export async function checkBase(
  root: string,
  place: ConfinedPath,
  baseVersion: string | null,
): Promise<Result<Base>> {
  if (!place.exists) {
    return baseVersion === null
      ? ok({ stats: null })
      : fail('file_conflict', { currentVersion: null });
  }
  const read = await readBytes(root, place.real);
  if (!read.ok) {
    return read.failure.code === 'not_found'
      ? fail('file_conflict', { currentVersion: null })
      : read;
  }
  const currentVersion = versionOf(read.value.bytes);
  if (currentVersion !== baseVersion) return fail('file_conflict', { currentVersion });
  const refusal = await refusesWriting(place.real, read.value.stats);
  return refusal === null ? ok({ stats: read.value.stats }) : refusal;
}

async function writeTemporary(file: string, bytes: Buffer, like: Stats | null): Promise<void> {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  const handle = await open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666);
  try {
    await handle.writeFile(bytes);
    if (like !== null) {
      const own = await handle.stat();
      if (own.uid !== like.uid || own.gid !== like.gid) {
        // Only root may give files away; for others the file stays theirs.
        await handle.chown(like.uid, like.gid).catch(() => undefined);
      }
      await handle.chmod(like.mode & 0o7777);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts the finished file in its place in one step; a new file never replaces one made meanwhile. */
async function moveIntoPlace(temporary: string, target: string, replace: boolean): Promise<void> {
  if (replace) {
    await rename(temporary, target);
    return;
  }
  try {
    await link(temporary, target);
    await rm(temporary);
  } catch (error) {
    const code = systemCode(error);
    // Some file systems have no hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    await rename(temporary, target);
  }
}

interface BytesToSave {
  /** Relative to the workspace. */
  readonly path: string;
  readonly bytes: Buffer;
  /** Of the file that the bytes were made from; null where there is to be none. */
  readonly baseVersion: string | null;
}

async function saveInFolder(
  folder: FolderHandle,
  root: string,
  place: ConfinedPath,
  { bytes, baseVersion }: BytesToSave,
): Promise<Result<SaveFileResult>> {
  const base = await checkBase(root, place, baseVersion);
  if (!base.ok) return base;
  const temporary = folder.child(`.stagecraft-${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeTemporary(temporary, bytes, base.value.stats);
    // Writing took time: look again, so that the window for somebody else's change is a blink.
    const again = await checkBase(root, place, baseVersion);
    if (!again.ok) return again;
    const target = folder.child(basename(place.real));
    await moveIntoPlace(temporary, target, base.value.stats !== null);
    await folder.sync();
    return ok({ path: place.relative, version: versionOf(bytes) });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') return fromSystemError(error);
    const now = await readBytes(root, place.real);
    return fail('file_conflict', { currentVersion: now.ok ? versionOf(now.value.bytes) : null });
  } finally {
    await rm(temporary, { force: true });
  }
}

const saving = new Map<string, Promise<unknown>>();

/** Changes of one file run one after the other, so that of two with the same base only one wins. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const previous = saving.get(key) ?? Promise.resolve();
  const mine = previous.then(work, work);
  saving.set(key, mine);
  try {
    return await mine;
  } finally {
    if (saving.get(key) === mine) saving.delete(key);
  }
}

/**
 * Writes a text file atomically (a temporary file in the same folder, synced, then renamed), keeping
 * its mode, if the file on disk is still `baseVersion`. A symbolic link stays one: its target is
 * written, when it lies in the workspace. The folder must exist.
 *
 * @param root absolute real path of the workspace
 */
export async function saveTextFile(
  root: string,
  request: SaveFileRequest,
): Promise<Result<SaveFileResult>> {
  if (/\p{Surrogate}/u.test(request.text)) {
    return fail('bad_request', { detail: 'text has half a surrogate pair' });
  }
  const { path, text, baseVersion } = request;
  return saveBytes(root, { path, bytes: Buffer.from(text, 'utf8'), baseVersion });
}

/** As {@link saveTextFile}, of any file. */
export async function saveBytes(
  root: string,
  request: BytesToSave,
): Promise<Result<SaveFileResult>> {
  const place = await resolveInWorkspace(root, request.path);
  if (!place.ok) return place;
  if (place.value.relative === '') return fail('bad_request', { detail: 'path is the workspace' });
  if (request.bytes.length > textFileLimit) return fail('too_large');
  return inTurn(place.value.real, async () => {
    try {
      const folder = await openFolder(root, dirname(place.value.real));
      if (folder === null) return fail('path_outside_workspace');
      try {
        return await saveInFolder(folder, root, place.value, request);
      } finally {
        await folder.close();
      }
    } catch (error) {
      return fromSystemError(error);
    }
  });
}
