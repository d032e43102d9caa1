import { inOrder } from '../output/in-order.ts';
import { endWithError, grpcStatus, StatusError } from '../session/call.ts';
import type { Call, CallHandler } from '../session/call.ts';
import { createBlob, openBlob, type BlobWriter } from './blob-store.ts';
import { decodeWriteRequest, encodeWrite, writeAction, type WriteRequest } from './proto.ts';

/** Refuses a blob that is there already: the engine then goes on without sending it. */
async function begin(root: string, digest: string): Promise<BlobWriter> {
  const there = await openBlob(root, digest);
  if (there !== null) {
    await there.file.close();
    throw new StatusError(grpcStatus.alreadyExists, `content ${digest}: already exists`);
  }
  return createBlob(root, digest);
}

/** Writes the data of a message where it belongs. */
async function write(blob: BlobWriter, { offset, data }: WriteRequest): Promise<void> {
  if (offset !== 0 && offset !== blob.offset) {
    const message = `offset ${offset}, but ${blob.offset} bytes are written`;
    throw new StatusError(grpcStatus.outOfRange, message);
  }
  if (offset === 0 && blob.offset > 0) await blob.empty();
  if (data.length > 0) await blob.write(data);
}

/** Ends a blob; gives its digest. */
function commit(blob: BlobWriter, { total, expected }: WriteRequest): Promise<string> {
  if (total > 0 && total !== blob.offset) {
    const message = `${blob.offset} bytes are written, but ${total} were announced`;
    throw new StatusError(grpcStatus.failedPrecondition, message);
  }
  return blob.finish(expected);
}

/**
 * Answers `Write`: the engine sends one blob, each message of it answered by how much there is. (Rule:
 * containerd, `plugins/services/content/contentserver`.) A write is never taken up again by another
 * call: what is not committed when the call is over is removed.
 *
 * @param onError told of what the engine did not cause
 */
export function receiveBlob(
  call: Call,
  root: string,
  onError: (error: unknown) => void,
): CallHandler {
  let blob: BlobWriter | null = null;
  const startedAt = new Date();
  const fail = (error: unknown): void => {
    if (!(error instanceof StatusError)) onError(error);
    endWithError(call, error);
  };
  const work = inOrder(
    call,
    async (message) => {
      const request = decodeWriteRequest(message);
      blob ??= await begin(root, request.expected);
      const isCommit = request.action === writeAction.commit;
      if (isCommit || request.action === writeAction.write) await write(blob, request);
      const digest = isCommit ? await commit(blob, request) : '';
      const { action, total } = request;
      call.send(
        encodeWrite({
          action,
          offset: blob.offset,
          total,
          digest,
          startedAt,
          updatedAt: new Date(),
        }),
      );
      if (isCommit) call.end(grpcStatus.ok);
    },
    fail,
  );
  return {
    message: (message) => work.add(message),
    complete: () => work.after(() => Promise.resolve(call.end(grpcStatus.ok))),
    // The call has its verdict already: what cannot be taken away changes nothing of it.
    closed: () =>
      void work
        .stop()
        .then(() => blob?.discard())
        .catch(() => undefined),
  };
}
