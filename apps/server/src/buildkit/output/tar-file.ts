import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { decodeBytes } from '../bytes-message.ts';
import { grpcStatus, type Call, type CallHandler } from '../session/call.ts';
import { newFile, openOrMakeFolder, temporaryName } from './folder.ts';
import { inOrder } from './in-order.ts';
import { outputErrorOf, type OutputError } from './output-error.ts';

interface Target {
  write(bytes: Uint8Array): Promise<void>;
  /** Gives the file its name. */
  finish(): Promise<void>;
  /** Takes away what is not finished. */
  discard(): Promise<void>;
}

/** A file that gets its name, and so takes the place of another, only when it is whole. */
async function openTarget(path: string): Promise<Target> {
  const folder = await openOrMakeFolder(dirname(path));
  const temporary = folder.child(temporaryName());
  const file = await open(temporary, newFile, 0o666);
  return {
    write: (bytes) => file.writeFile(bytes),
    async finish() {
      await file.sync();
      await rename(temporary, folder.child(basename(path)));
    },
    async discard() {
      await file.close();
      // Not there any more under this name once it is finished.
      await rm(temporary, { force: true });
      await folder.close();
    },
  };
}

/**
 * Takes the result of a build as one tar archive (`type=tar`). A build that is cancelled or fails leaves
 * nothing, and what was there before stays.
 *
 * @param path absolute and real; folders on the way are made
 */
export function receiveTar(
  call: Call,
  path: string,
  onFailure: (error: OutputError) => void,
): CallHandler {
  const opened = openTarget(path);
  opened.catch(() => undefined);
  const work = inOrder(
    call,
    async (message) => (await opened).write(decodeBytes(message)),
    (error) => {
      const failure = outputErrorOf(path, error);
      onFailure(failure);
      call.end(grpcStatus.unknown, failure.message);
    },
  );
  const discard = async (): Promise<void> => {
    await work.stop();
    const target = await opened.catch(() => null);
    await target?.discard();
  };
  return {
    message: (message) => work.add(message),
    complete: () =>
      work.after(async () => {
        await (await opened).finish();
        call.end(grpcStatus.ok);
      }),
    // The build has its verdict already: what cannot be taken away changes nothing of it.
    closed: () => void discard().catch(() => undefined),
  };
}
