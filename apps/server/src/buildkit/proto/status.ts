import protobuf from 'protobufjs';

/**
 * What BuildKit reports of a running solve (`moby.buildkit.v1.StatusResponse`), written down from the
 * field numbers of its wire format. Only fields that are read are listed; protobuf skips the others.
 */
const schema = `
syntax = "proto3";
package stagecraft.status;

message Timestamp { int64 seconds = 1; int32 nanos = 2; }
message StatusResponse {
  repeated Vertex vertexes = 1;
  repeated VertexStatus statuses = 2;
  repeated VertexLog logs = 3;
  repeated VertexWarning warnings = 4;
}
message Vertex {
  string digest = 1;
  repeated string inputs = 2;
  string name = 3;
  bool cached = 4;
  Timestamp started = 5;
  Timestamp completed = 6;
  string error = 7;
}
message VertexStatus {
  string id = 1;
  string vertex = 2;
  string name = 3;
  int64 current = 4;
  int64 total = 5;
  Timestamp started = 7;
  Timestamp completed = 8;
}
message VertexLog { string vertex = 1; int64 stream = 3; bytes msg = 4; }
message VertexWarning {
  string vertex = 1;
  int64 level = 2;
  bytes short = 3;
  repeated bytes detail = 4;
  string url = 5;
  repeated Range ranges = 7;
}
message Range { Position start = 1; Position end = 2; }
message Position { int32 line = 1; int32 character = 2; }
`;

interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}

/** One node of the solve. It is sent again, whole, whenever something about it changes. */
export interface Vertex {
  readonly digest: string;
  readonly inputs: readonly string[];
  readonly name: string;
  readonly cached: boolean;
  readonly started: Timestamp | null;
  readonly completed: Timestamp | null;
  /** Empty without an error. */
  readonly error: string;
}

/** Progress of one item of a vertex. `current` and `total` in bytes; `total` 0 when not known. */
export interface VertexStatus {
  readonly id: string;
  readonly vertex: string;
  readonly name: string;
  readonly current: number;
  readonly total: number;
  readonly started: Timestamp | null;
  readonly completed: Timestamp | null;
}

/** A raw piece of output; may end in the middle of a character. `stream` is 1 (stdout) or 2 (stderr). */
export interface VertexLog {
  readonly vertex: string;
  readonly stream: number;
  readonly msg: Buffer;
}

/** A finding of the frontend. Lines count from 1. */
export interface VertexWarning {
  readonly vertex: string;
  readonly short: Buffer;
  readonly detail: readonly Buffer[];
  readonly url: string;
  readonly ranges: readonly { readonly start: { readonly line: number } | null }[];
}

export interface StatusResponse {
  readonly vertexes: readonly Vertex[];
  readonly statuses: readonly VertexStatus[];
  readonly logs: readonly VertexLog[];
  readonly warnings: readonly VertexWarning[];
}

const statusType = protobuf.parse(schema).root.lookupType('stagecraft.status.StatusResponse');

/**
 * Decodes one StatusResponse. Absent scalars get proto3's defaults, absent messages are null.
 * Throws on bytes that are not protobuf.
 */
export function decodeStatus(bytes: Uint8Array): StatusResponse {
  const plain: unknown = statusType.toObject(statusType.decode(bytes), {
    longs: Number,
    bytes: Buffer,
    defaults: true,
    arrays: true,
  });
  // protobufjs builds the object from the schema above, which the interfaces mirror.
  return plain as StatusResponse;
}

/** ms since epoch, with microseconds as the fraction; null for an absent time. */
export function toMillis(time: Timestamp | null): number | null {
  if (time === null) return null;
  return time.seconds * 1000 + Math.round(time.nanos / 1000) / 1000;
}
