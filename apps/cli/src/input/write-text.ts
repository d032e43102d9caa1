import { constants, type Stats } from 'node:fs';
import { access, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file's text; its mode, owner and hard links stay, and a link's target is written, not the
 * link. Whole or not at all where a new file can take its place; else the old text is put back when
 * writing fails.
 * @throws {Error} With a system code, when it can't be written; the file is then as it was.
 */
export async function writeText(path: string, text: string): Promise<void> {
  const real = await realpath(path);
  await access(real, constants.W_OK);
  const before = await stat(real);
  const replaced = before.nlink === 1 && (await replaceFile(real, text, before));
  if (!replaced) await overwrite(real, text);
}

/** Puts a new file in place of the old one; false when the folder or the owner does not let it. */
async function replaceFile(real: string, text: string, before: Stats): Promise<boolean> {
  const temporary = join(dirname(real), `.${basename(real)}.${process.pid}.tmp`);
  const file = await open(temporary, 'wx', before.mode).catch(() => null);
  if (file === null) return false;
  try {
    try {
      const { uid, gid } = await file.stat();
      if (uid !== before.uid || gid !== before.gid) {
        await rm(temporary);
        return false;
      }
      await file.writeFile(text);
      // The umask takes bits from what `open` was given.
      await file.chmod(before.mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, real);
    return true;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function overwrite(real: string, text: string): Promise<void> {
  const before = await readFile(real);
  try {
    await writeInPlace(real, Buffer.from(text));
  } catch (error) {
    await writeInPlace(real, before);
    throw error;
  }
}

/** Cut to length last: a write that fails has not let go of the old text's room on the disk. */
async function writeInPlace(real: string, bytes: Uint8Array): Promise<void> {
  const file = await open(real, 'r+');
  try {
    await file.writeFile(bytes);
    await file.truncate(bytes.length);
    await file.sync();
  } finally {
    await file.close();
  }
}
