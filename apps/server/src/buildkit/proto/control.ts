import type { CacheEntry } from '@stagecraft/contracts';
import protobuf from 'protobufjs';

/**
 * Messages of BuildKit's `moby.buildkit.v1.Control`, written down from the field numbers of its wire
 * format (`api/services/control/control.proto`). Only fields that are used are listed.
 */
const { root } = protobuf.parse(`
syntax = "proto3";
package stagecraft.control;

message SolveRequest {
  string ref = 1;
  string exporter = 3;
  map<string, string> exporterAttrs = 4;
  string session = 5;
  map<string, string> frontendAttrs = 7;
  CacheOptions cache = 8;
  repeated string entitlements = 9;
}
message CacheOptions { repeated CacheEntry exports = 4; }
message CacheEntry { string type = 1; map<string, string> attrs = 2; }
message SolveResponse { map<string, string> exporterResponse = 1; }
message StatusRequest { string ref = 1; }
message ListWorkersResponse { repeated Worker workers = 1; }
message Worker { repeated Platform platforms = 3; }
message Platform { string architecture = 1; string os = 2; string variant = 3; }
`);
const solveRequest = root.lookupType('stagecraft.control.SolveRequest');
const solveResponse = root.lookupType('stagecraft.control.SolveResponse');
const statusRequest = root.lookupType('stagecraft.control.StatusRequest');
const listWorkersResponse = root.lookupType('stagecraft.control.ListWorkersResponse');

export const controlMethods = {
  solve: '/moby.buildkit.v1.Control/Solve',
  status: '/moby.buildkit.v1.Control/Status',
  listWorkers: '/moby.buildkit.v1.Control/ListWorkers',
} as const;

export type Attrs = Readonly<Record<string, string>>;

/** A build without a frontend: it is led over the gateway, and the other calls name it by `ref`. */
export interface ControlSolve {
  readonly ref: string;
  readonly session: string;
  /** `''` exports nothing. */
  readonly exporter: string;
  readonly exporterAttrs: Attrs;
  /** Told for BuildKit's own record of the build. */
  readonly frontendAttrs: Attrs;
  readonly cache: { readonly exports: readonly CacheEntry[] };
  readonly entitlements: readonly string[];
}

export const encodeControlSolve = (request: ControlSolve): Uint8Array =>
  solveRequest.encode(solveRequest.fromObject(request)).finish();

/** What the exporter tells, e.g. `containerimage.digest`. Throws on bytes that are not protobuf. */
export function decodeExporterResponse(bytes: Uint8Array): Attrs {
  const plain: unknown = solveResponse.toObject(solveResponse.decode(bytes), { objects: true });
  // protobufjs builds the object from the schema above.
  return (plain as { exporterResponse: Attrs }).exporterResponse;
}

export const encodeStatusRequest = (ref: string): Uint8Array =>
  statusRequest.encode({ ref }).finish();

/** Each `os/arch[/variant]`, the native one first. Throws on bytes that are not protobuf. */
export function decodeWorkerPlatforms(bytes: Uint8Array): string[] {
  const plain: unknown = listWorkersResponse.toObject(listWorkersResponse.decode(bytes), {
    arrays: true,
    defaults: true,
  });
  interface Platform {
    readonly os: string;
    readonly architecture: string;
    readonly variant: string;
  }
  const { workers } = plain as { workers: readonly { platforms: readonly Platform[] }[] };
  return (workers[0]?.platforms ?? []).map(({ os, architecture, variant }) =>
    [os, architecture, ...(variant === '' ? [] : [variant])].join('/'),
  );
}
