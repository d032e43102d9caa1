import protobuf from 'protobufjs';

/**
 * Encodes status messages for tests. The schema is written anew from BuildKit's field numbers, so
 * that a wrong number in the decoder's own shows.
 */
const type = protobuf
  .parse(
    `syntax = "proto3";
     message Time { int64 s = 1; int32 n = 2; }
     message Status { repeated V v = 1; repeated S s = 2; repeated L l = 3; repeated W w = 4; }
     message V { string digest = 1; repeated string inputs = 2; string name = 3; bool cached = 4;
       Time started = 5; Time completed = 6; string error = 7; G group = 8; }
     message G { string id = 1; string name = 2; bool weak = 3; }
     message S { string id = 1; string vertex = 2; string name = 3; int64 current = 4;
       int64 total = 5; Time timestamp = 6; Time started = 7; Time completed = 8; }
     message L { string vertex = 1; Time timestamp = 2; int64 stream = 3; bytes msg = 4; }
     message W { string vertex = 1; int64 level = 2; bytes short = 3; repeated bytes detail = 4;
       string url = 5; repeated R ranges = 7; }
     message R { P start = 1; P end = 2; }
     message P { int32 line = 1; int32 character = 2; }`,
  )
  .root.lookupType('Status');

/** Seconds since epoch; a fraction goes to the nanoseconds. */
export const time = (seconds: number): { s: number; n: number } => ({
  s: Math.floor(seconds),
  n: Math.round((seconds % 1) * 1e9),
});

type Time = ReturnType<typeof time>;

export interface StatusInput {
  readonly v?: readonly {
    readonly digest: string;
    readonly name?: string;
    readonly inputs?: readonly string[];
    readonly cached?: boolean;
    readonly started?: Time;
    readonly completed?: Time;
    readonly error?: string;
  }[];
  readonly s?: readonly {
    readonly id: string;
    readonly vertex: string;
    readonly name?: string;
    readonly current?: number;
    readonly total?: number;
    readonly started?: Time;
    readonly completed?: Time;
  }[];
  readonly l?: readonly {
    readonly vertex: string;
    readonly stream: number;
    readonly msg: Buffer;
  }[];
  readonly w?: readonly {
    readonly vertex: string;
    readonly short: Buffer;
    readonly detail?: readonly Buffer[];
    readonly url?: string;
    readonly ranges?: readonly { readonly start: { readonly line: number } }[];
  }[];
}

export const statusBytes = (input: StatusInput): Uint8Array => type.encode(input).finish();
