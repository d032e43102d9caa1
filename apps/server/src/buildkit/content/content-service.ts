import {
  endWithError,
  grpcStatus,
  StatusError,
  unary,
  type Call,
  type Metadata,
  type Method,
} from '../session/call.ts';
import { openBlob, type Blob } from './blob-store.ts';
import { decodeInfoRequest, decodeReadRequest, encodeInfo, encodeRead } from './proto.ts';
import { receiveBlob } from './write-blob.ts';

/** The metadata in which a call names its store. (BuildKit: `session/content/attachable.go`.) */
const storeHeader = 'buildkit-attachable-store-id';

/** Bytes of one message of a blob; gRPC takes 4 MiB at most unless told otherwise. */
const chunkBytes = 1 << 20;

export interface ContentOptions {
  /** Id → absolute real path of a folder in the OCI image layout. */
  readonly stores: ReadonlyMap<string, string>;
  /** A blob cannot be written, by no fault of the engine. */
  onWriteError(root: string, error: unknown): void;
}

type Stores = ContentOptions['stores'];

function rootOf(stores: Stores, metadata: Metadata): string {
  const id = metadata.get(storeHeader)?.[0] ?? '';
  const root = stores.get(id);
  if (root === undefined) throw new StatusError(grpcStatus.notFound, `unknown store ${id}`);
  return root;
}

async function existing(root: string, digest: string): Promise<Blob> {
  const blob = await openBlob(root, digest);
  if (blob === null) throw new StatusError(grpcStatus.notFound, `content ${digest}: not found`);
  return blob;
}

/** Sends the part of a blob that a message asks for, no faster than the engine takes it. */
async function sendBlob(call: Call, stores: Stores, message: Uint8Array): Promise<void> {
  const { digest, offset, size } = decodeReadRequest(message);
  const blob = await existing(rootOf(stores, call.metadata), digest);
  try {
    const end = size > 0 ? Math.min(offset + size, blob.size) : blob.size;
    for (let at = Math.max(offset, 0); at < end && !call.ended;) {
      const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, end - at));
      const { bytesRead } = await blob.file.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) throw new Error(`content ${digest}: shorter than it was`);
      if (!call.send(encodeRead(at, chunk.subarray(0, bytesRead)))) await call.drained();
      at += bytesRead;
    }
  } finally {
    await blob.file.close();
  }
  call.end(grpcStatus.ok);
}

/**
 * The session methods by which the engine reads and writes caches in folders (`type=local`), and those
 * folders only that the build was given: containerd's content service, as far as BuildKit asks.
 */
export function contentMethods({
  stores,
  onWriteError,
}: ContentOptions): ReadonlyMap<string, Method> {
  const info = unary(async (message, metadata) => {
    const { digest } = decodeInfoRequest(message);
    const blob = await existing(rootOf(stores, metadata), digest);
    await blob.file.close();
    return encodeInfo(digest, blob.size, blob.changed);
  });
  const read: Method = (call) => ({
    message: (message) =>
      void sendBlob(call, stores, message).catch((error: unknown) => endWithError(call, error)),
  });
  const write: Method = (call) => {
    const root = rootOf(stores, call.metadata);
    return receiveBlob(call, root, (error) => onWriteError(root, error));
  };
  const service = '/containerd.services.content.v1.Content';
  return new Map([
    [`${service}/Info`, info],
    [`${service}/Read`, read],
    [`${service}/Write`, write],
  ]);
}
