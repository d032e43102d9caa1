import protobuf from 'protobufjs';

/**
 * Messages of containerd's `containerd.services.content.v1.Content`, written down from the field numbers
 * of its wire format (`api/services/content/v1/content.proto`). Only fields that are used are listed.
 */
const { root } = protobuf.parse(`
syntax = "proto3";
package stagecraft.content;

message InfoRequest { string digest = 1; }
message Info { string digest = 1; int64 size = 2; Timestamp created_at = 3; Timestamp updated_at = 4; }
message Timestamp { int64 seconds = 1; int32 nanos = 2; }
message InfoResponse { Info info = 1; }
message ReadContentRequest { string digest = 1; int64 offset = 2; int64 size = 3; }
message ReadContentResponse { int64 offset = 1; bytes data = 2; }
message WriteContentRequest {
  int32 action = 1;
  string ref = 2;
  int64 total = 3;
  string expected = 4;
  int64 offset = 5;
  bytes data = 6;
}
message WriteContentResponse {
  int32 action = 1;
  Timestamp started_at = 2;
  Timestamp updated_at = 3;
  int64 offset = 4;
  int64 total = 5;
  string digest = 6;
}
`);

/** What a message of a write does. */
export const writeAction = { stat: 0, write: 1, commit: 2 } as const;

export interface ReadRequest {
  readonly digest: string;
  readonly offset: number;
  /** Bytes; 0 for all that there are. */
  readonly size: number;
}

export interface WriteRequest {
  readonly action: number;
  /** Bytes of the whole; 0 where it is not told. */
  readonly total: number;
  /** Digest of the whole; `''` where it is not told. */
  readonly expected: string;
  readonly offset: number;
  readonly data: Uint8Array;
}

interface WriteResponse {
  readonly action: number;
  readonly offset: number;
  readonly total: number;
  readonly digest: string;
  readonly startedAt: Date;
  readonly updatedAt: Date;
}

function decode(name: string, bytes: Uint8Array): unknown {
  const type = root.lookupType(`stagecraft.content.${name}`);
  return type.toObject(type.decode(bytes), { defaults: true, longs: Number, bytes: Buffer });
}

function encode(name: string, message: object): Uint8Array {
  const type = root.lookupType(`stagecraft.content.${name}`);
  return type.encode(type.fromObject(message)).finish();
}

const timestamp = (date: Date): object => ({
  seconds: Math.floor(date.getTime() / 1000),
  nanos: (date.getTime() % 1000) * 1e6,
});

// protobufjs builds the objects from the schema above. All decoders throw on bytes that are not protobuf.
export const decodeInfoRequest = (bytes: Uint8Array): { readonly digest: string } =>
  decode('InfoRequest', bytes) as { readonly digest: string };
export const decodeReadRequest = (bytes: Uint8Array): ReadRequest =>
  decode('ReadContentRequest', bytes) as ReadRequest;
export const decodeWriteRequest = (bytes: Uint8Array): WriteRequest =>
  decode('WriteContentRequest', bytes) as WriteRequest;

export const encodeInfo = (digest: string, size: number, at: Date): Uint8Array =>
  encode('InfoResponse', {
    info: { digest, size, createdAt: timestamp(at), updatedAt: timestamp(at) },
  });
export const encodeRead = (offset: number, data: Uint8Array): Uint8Array =>
  encode('ReadContentResponse', { offset, data });
export const encodeWrite = ({ startedAt, updatedAt, ...rest }: WriteResponse): Uint8Array =>
  encode('WriteContentResponse', {
    ...rest,
    startedAt: timestamp(startedAt),
    updatedAt: timestamp(updatedAt),
  });
