import protobuf from 'protobufjs';

/**
 * Messages of BuildKit's `moby.buildkit.v1.frontend.LLBBridge`, by which a client leads a build itself,
 * written down from the field numbers of their wire format (`frontend/gateway/pb/gateway.proto`,
 * `solver/pb/ops.proto`). Only fields that are used are listed.
 */
const { root } = protobuf.parse(`
syntax = "proto3";
package stagecraft.gateway;

message SolveRequest {
  string frontend = 2;
  map<string, string> frontendOpt = 3;
  bool allowResultReturn = 5;
  bool allowResultArrayRef = 6;
}
message SolveResponse { bytes result = 3; }
message ReturnRequest { bytes result = 1; bytes error = 2; }

message Result { oneof result { Ref ref = 3; RefMap refs = 4; } }
message Ref { string id = 1; Definition def = 2; }
message RefMap { map<string, Ref> refs = 1; }
message Definition { Source source = 3; }
message Source { map<string, Locations> locations = 1; }
message Locations { repeated Location locations = 1; }
message Location { repeated Range ranges = 2; }
message Range { Position start = 1; Position end = 2; }
message Position { int32 line = 1; }
`);
const solveRequest = root.lookupType('stagecraft.gateway.SolveRequest');
const solveResponse = root.lookupType('stagecraft.gateway.SolveResponse');
const returnRequest = root.lookupType('stagecraft.gateway.ReturnRequest');
const result = root.lookupType('stagecraft.gateway.Result');

export const gatewayMethods = {
  solve: '/moby.buildkit.v1.frontend.LLBBridge/Solve',
  return: '/moby.buildkit.v1.frontend.LLBBridge/Return',
} as const;

/** The header by which a call of the gateway names the build that it belongs to. */
export const gatewayBuildHeader = 'buildkit-controlapi-buildid';

/** Has a frontend make a build's graph. Nothing of it runs yet. */
export const encodeFrontendSolve = (
  frontend: string,
  frontendOpt: Readonly<Record<string, string>>,
): Uint8Array =>
  solveRequest
    .encode({ frontend, frontendOpt, allowResultReturn: true, allowResultArrayRef: true })
    .finish();

/** The encoded `Result` of a solve. Throws on bytes that are not protobuf. */
export function decodeSolveResult(bytes: Uint8Array): Uint8Array {
  const plain: unknown = solveResponse.toObject(solveResponse.decode(bytes), {
    bytes: Buffer,
    defaults: true,
  });
  return (plain as { result: Buffer }).result;
}

/** Ends the client's part: with what is to be built and exported, or with an error (`google.rpc.Status`). */
export const encodeReturn = (
  outcome: { readonly result: Uint8Array } | { readonly error: Uint8Array },
): Uint8Array => returnRequest.encode(outcome).finish();

/** Lines of a source file, 1-based, both included. */
interface Range {
  readonly start: { readonly line: number } | null;
  readonly end: { readonly line: number } | null;
}
interface Location {
  readonly ranges: readonly Range[];
}
interface Ref {
  readonly def: {
    readonly source: {
      readonly locations: Readonly<Record<string, { readonly locations: readonly Location[] }>>;
    } | null;
  } | null;
}

/** 0-based lines, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** One instruction's lines. BuildKit names each line of a here-document by itself. */
function linesOf({ ranges }: Location): LineRange[] {
  const told = ranges.flatMap(({ start, end }) => {
    const first = start?.line ?? 0;
    return first < 1 ? [] : [{ first: first - 1, last: Math.max(first, end?.line ?? 0) - 1 }];
  });
  return told.length === 0
    ? []
    : [
        {
          first: Math.min(...told.map(({ first }) => first)),
          last: Math.max(...told.map(({ last }) => last)),
        },
      ];
}

/**
 * Where each vertex stands in its source: digest → lines, as the frontend itself says. With several
 * platforms, of all of them. Throws on bytes that are not protobuf.
 */
export function decodeLocations(bytes: Uint8Array): ReadonlyMap<string, readonly LineRange[]> {
  const plain: unknown = result.toObject(result.decode(bytes), {
    arrays: true,
    defaults: true,
    objects: true,
  });
  // protobufjs builds the object from the schema above; of a `oneof` it leaves out what is not there.
  const { ref, refs } = plain as {
    readonly ref?: Ref;
    readonly refs?: { readonly refs: Readonly<Record<string, Ref>> };
  };
  const found = new Map<string, readonly LineRange[]>();
  for (const { def } of ref ? [ref] : Object.values(refs?.refs ?? {})) {
    for (const [digest, { locations }] of Object.entries(def?.source?.locations ?? {})) {
      const lines = locations.flatMap(linesOf);
      if (lines.length > 0) found.set(digest, lines);
    }
  }
  return found;
}
