import protobuf from 'protobufjs';
import * as z from 'zod';

/**
 * Messages of BuildKit's `moby.buildkit.v1.frontend.LLBBridge` by which a client runs processes in the
 * state of a step, written down from the field numbers of their wire format
 * (`frontend/gateway/pb/gateway.proto`, `solver/pb/ops.proto`). Only fields that are used are listed;
 * what is only handed on stays bytes.
 */
const { root } = protobuf.parse(`
syntax = "proto3";
package stagecraft.step;

message SolveRequest {
  Definition definition = 1;
  bool allowResultReturn = 5;
  bool allowResultArrayRef = 6;
  bool evaluate = 14;
}
message Result {
  oneof result { Ref ref = 3; RefMap refs = 4; }
  map<string, bytes> metadata = 10;
}
message Ref { string id = 1; Definition def = 2; }
message RefMap { map<string, Ref> refs = 1; }
message Definition { repeated bytes def = 1; map<string, bytes> metadata = 2; }

message Op { repeated Input inputs = 1; ExecOp exec = 2; }
message Input { string digest = 1; int64 index = 2; }
message ExecOp { Meta meta = 1; repeated Mount mounts = 2; int32 network = 3; int32 security = 4; }
message Meta {
  repeated string args = 1;
  repeated string env = 2;
  string cwd = 3;
  string user = 4;
  bytes proxyEnv = 5;
  repeated bytes extraHosts = 6;
  string hostname = 7;
  repeated bytes ulimit = 9;
  string cgroupParent = 10;
}
message Mount {
  int64 input = 1;
  string selector = 2;
  string dest = 3;
  int64 output = 4;
  bool readonly = 5;
  int32 mountType = 6;
  bytes tmpfs = 19;
  bytes cache = 20;
  bytes secret = 21;
  bytes ssh = 22;
  string resultID = 23;
}

message NewContainer { string id = 1; repeated Mount mounts = 2; int32 network = 3; }
message ReleaseContainer { string id = 1; }
message Exec {
  string process = 1;
  oneof input {
    Init init = 2;
    File file = 3;
    Resize resize = 4;
    Empty started = 5;
    Exit exit = 6;
    Empty done = 7;
    Signal signal = 8;
  }
}
message Init { string container = 1; Meta meta = 2; repeated uint32 fds = 3; bool tty = 4; int32 security = 5; }
message File { uint32 fd = 1; bool end = 2; bytes data = 3; }
message Resize { uint32 rows = 1; uint32 columns = 2; }
message Exit { uint32 code = 1; Status error = 2; }
message Status { string message = 2; }
message Signal { string name = 1; }
message Empty {}

message ReadFolder { string ref = 1; string path = 2; }
message Folder { repeated Stat entries = 1; }
message StatFile { string ref = 1; string path = 2; }
message FileStat { Stat stat = 1; }
message ReadFile { string ref = 1; string path = 2; Range range = 3; }
message Range { int64 offset = 1; int64 length = 2; }
message FileBytes { bytes data = 1; }
message Stat {
  string path = 1;
  uint32 mode = 2;
  int64 size = 5;
  string linkname = 7;
}
`);
const type = (name: string): protobuf.Type => root.lookupType(`stagecraft.step.${name}`);
const types = {
  solve: type('SolveRequest'),
  result: type('Result'),
  op: type('Op'),
  input: type('Input'),
  newContainer: type('NewContainer'),
  release: type('ReleaseContainer'),
  exec: type('Exec'),
  readFolder: type('ReadFolder'),
  folder: type('Folder'),
  statFile: type('StatFile'),
  fileStat: type('FileStat'),
  readFile: type('ReadFile'),
  fileBytes: type('FileBytes'),
} as const;

export const stepMethods = {
  newContainer: '/moby.buildkit.v1.frontend.LLBBridge/NewContainer',
  releaseContainer: '/moby.buildkit.v1.frontend.LLBBridge/ReleaseContainer',
  exec: '/moby.buildkit.v1.frontend.LLBBridge/ExecProcess',
  readFolder: '/moby.buildkit.v1.frontend.LLBBridge/ReadDir',
  statFile: '/moby.buildkit.v1.frontend.LLBBridge/StatFile',
  readFile: '/moby.buildkit.v1.frontend.LLBBridge/ReadFile',
} as const;

/** What is built: encoded ops, the last of which points at the result. */
export interface Definition {
  readonly def: readonly Buffer[];
  /** By digest of the op. */
  readonly metadata: Readonly<Record<string, Buffer>>;
}

/** Ref of a solve and what the frontend says beside it. */
export interface SolvedRef {
  /** Empty for `FROM scratch` with nothing in it. */
  readonly id: string;
  readonly definition: Definition;
  /** Shell in force, from the image's configuration; null for the default one. */
  readonly shell: readonly string[] | null;
}

export interface OpInput {
  readonly digest: string;
  readonly index: number;
}

/** Surroundings of a process. */
export interface ExecMeta {
  readonly args: readonly string[];
  /** `NAME=value`. */
  readonly env: readonly string[];
  readonly cwd: string;
  readonly user: string;
}

/** `BIND`, `SECRET`, `SSH`, `CACHE`, `TMPFS` of `pb.MountType`. */
export const mountTypes = ['bind', 'secret', 'ssh', 'cache', 'tmpfs'] as const;

export interface ExecMount {
  /** Index among the op's inputs; -1 for none. */
  readonly input: number;
  readonly dest: string;
  readonly mountType: number;
}

/** A RUN as BuildKit runs it. */
export interface ExecOp {
  readonly inputs: readonly OpInput[];
  readonly meta: ExecMeta;
  readonly mounts: readonly ExecMount[];
  readonly network: number;
  readonly security: number;
}

const plainOptions = {
  arrays: true,
  defaults: true,
  objects: true,
  longs: Number,
  bytes: Buffer,
} as const;

/** Throws on bytes that are not protobuf. */
function decode(messageType: protobuf.Type, bytes: Uint8Array): unknown {
  return messageType.toObject(messageType.decode(bytes), plainOptions);
}

const ImageConfig = z.object({
  config: z.object({ Shell: z.array(z.string()).nullish() }).nullish(),
});

function shellOf(config: Buffer | undefined): readonly string[] | null {
  if (config === undefined) return null;
  try {
    const parsed = ImageConfig.safeParse(JSON.parse(config.toString('utf8')));
    const shell = parsed.data?.config?.Shell;
    return shell && shell.length > 0 ? shell : null;
  } catch {
    return null;
  }
}

/** Of one platform. Null where there is no ref. Throws on bytes that are not protobuf. */
export function decodeSolvedRef(result: Uint8Array): SolvedRef | null {
  interface PlainRef {
    readonly id: string;
    readonly def: Definition | null;
  }
  // protobufjs builds the object from the schema above; of a `oneof` it leaves out what is not there.
  const { ref, refs, metadata } = decode(types.result, result) as {
    readonly ref?: PlainRef;
    readonly refs?: { readonly refs: Readonly<Record<string, PlainRef>> };
    readonly metadata: Readonly<Record<string, Buffer>>;
  };
  const found = ref ?? Object.values(refs?.refs ?? {})[0];
  if (found === undefined) return null;
  const config = Object.entries(metadata).find(([name]) => /^containerimage\.config\b/.test(name));
  const definition = found.def ?? { def: [], metadata: {} };
  return { id: found.id, definition, shell: shellOf(config?.[1]) };
}

/** Throws on bytes that are not protobuf. */
export function decodeOp(bytes: Uint8Array): {
  readonly inputs: readonly OpInput[];
  readonly exec: Omit<ExecOp, 'inputs'> | null;
} {
  return decode(types.op, bytes) as ReturnType<typeof decodeOp>;
}

/** Has what a definition describes made. */
export const encodeEvaluate = (definition: Definition): Uint8Array =>
  types.solve
    .encode({ definition, allowResultReturn: true, allowResultArrayRef: true, evaluate: true })
    .finish();

/** The op at a definition's end, which points at its result. */
export const encodeResultOp = (input: OpInput): Buffer =>
  Buffer.from(types.op.encode(types.op.fromObject({ inputs: [input] })).finish());

/** @param id letters and digits only */
export const encodeNewContainer = (
  id: string,
  mounts: readonly (ExecMount & { readonly resultID: string })[],
  network: number,
): Uint8Array =>
  types.newContainer.encode(types.newContainer.fromObject({ id, mounts, network })).finish();

export const encodeReleaseContainer = (id: string): Uint8Array =>
  types.release.encode({ id }).finish();

/** What is told to a process. */
export type ExecInput =
  | {
      readonly init: {
        readonly container: string;
        readonly meta: ExecMeta;
        readonly fds: readonly number[];
        readonly tty: boolean;
        readonly security: number;
      };
    }
  | { readonly file: { readonly fd: number; readonly end?: boolean; readonly data?: Uint8Array } }
  | { readonly resize: { readonly rows: number; readonly columns: number } }
  | { readonly signal: { readonly name: string } };

export const encodeExec = (process: string, input: ExecInput): Uint8Array =>
  types.exec.encode(types.exec.fromObject({ process, ...input })).finish();

/** What a process tells. */
export type ExecOutput =
  | { readonly kind: 'started' | 'done' }
  /** `end`: nothing more comes of one of the process's streams. */
  | { readonly kind: 'output'; readonly data: Buffer; readonly end: boolean }
  /** `error`: why it could not be run; null where it ran. */
  | { readonly kind: 'exit'; readonly code: number; readonly error: string | null };

/** Null for what says nothing. Throws on bytes that are not protobuf. */
export function decodeExec(bytes: Uint8Array): ExecOutput | null {
  const { file, started, exit, done } = decode(types.exec, bytes) as {
    readonly file?: { readonly data: Buffer; readonly end: boolean };
    readonly started?: object;
    readonly exit?: { readonly code: number; readonly error: { readonly message: string } | null };
    readonly done?: object;
  };
  if (file !== undefined) return { kind: 'output', ...file };
  if (exit !== undefined) {
    return { kind: 'exit', code: exit.code, error: exit.error?.message ?? null };
  }
  if (started !== undefined) return { kind: 'started' };
  return done === undefined ? null : { kind: 'done' };
}

export const encodeReadFolder = (ref: string, path: string): Uint8Array =>
  types.readFolder.encode({ ref, path }).finish();

/** An entry of a folder. `mode` has Go's bits. */
export interface FolderStat {
  readonly path: string;
  readonly mode: number;
  /** Bytes. */
  readonly size: number;
  readonly linkname: string;
}

/** Throws on bytes that are not protobuf. */
export function decodeFolder(bytes: Uint8Array): readonly FolderStat[] {
  return (decode(types.folder, bytes) as { readonly entries: readonly FolderStat[] }).entries;
}

export const encodeStatFile = (ref: string, path: string): Uint8Array =>
  types.statFile.encode({ ref, path }).finish();

/** Null where nothing is told. Throws on bytes that are not protobuf. */
export function decodeFileStat(bytes: Uint8Array): FolderStat | null {
  return (decode(types.fileStat, bytes) as { readonly stat: FolderStat | null }).stat;
}

/** @param length bytes from the file's beginning */
export const encodeReadFile = (ref: string, path: string, length: number): Uint8Array =>
  types.readFile.encode({ ref, path, range: { offset: 0, length } }).finish();

/** Throws on bytes that are not protobuf. */
export function decodeFileBytes(bytes: Uint8Array): Buffer {
  return (decode(types.fileBytes, bytes) as { readonly data: Buffer }).data;
}
