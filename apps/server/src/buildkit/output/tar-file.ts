import { decodeBytes } from '../bytes-message.ts';
import { grpcStatus, type Call, type CallHandler } from '../session/call.ts';
import { inOrder } from './in-order.ts';
import { outputErrorOf, type OutputError } from './output-error.ts';
import { openWholeFile } from './whole-file.ts';

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
  const opened = openWholeFile(path);
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
