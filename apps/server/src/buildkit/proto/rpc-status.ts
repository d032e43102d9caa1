import protobuf from 'protobufjs';
import * as z from 'zod';

/** `google.rpc.Status`, by which gRPC tells an error in full. */
const { root } = protobuf.parse(`
syntax = "proto3";
package stagecraft.rpc;
message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
message Any { string typeUrl = 1; bytes value = 2; }
`);
const statusType = root.lookupType('stagecraft.rpc.Status');

export const encodeRpcStatus = (code: number, message: string): Uint8Array =>
  statusType.encode({ code, message }).finish();

/** What newer engines say of an error beside its text. */
export interface ErrorDetails {
  /** The vertex that failed. */
  readonly digest: string | null;
  /** 0-based line of the Dockerfile. */
  readonly line: number | null;
}

const Vertex = z.object({ digest: z.string().min(1) });
const Solve = z.object({ mountIDs: z.array(z.string()) });
const Source = z.object({
  ranges: z.array(z.object({ start: z.object({ line: z.number().int().positive() }) })).min(1),
});

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

/** The value of a detail by its name; null for one that is missing or cannot be read. */
function detailsOf(bytes: Uint8Array): (name: string) => unknown {
  let details: readonly { readonly typeUrl: string; readonly value: Buffer }[];
  try {
    const plain: unknown = statusType.toObject(statusType.decode(bytes), {
      arrays: true,
      defaults: true,
      bytes: Buffer,
    });
    // protobufjs builds the object from the schema above.
    ({ details } = plain as { details: typeof details });
  } catch {
    return () => null;
  }
  return (name) => {
    const found = details.find(({ typeUrl }) => typeUrl.endsWith(`.${name}+json`));
    return found ? parseJson(found.value) : null;
  };
}

/**
 * Reads the details that BuildKit adds to an error (`solver/errdefs`), which are JSON: which vertex
 * failed, and where it stands. Nothing is known of what is missing or cannot be read.
 *
 * @param bytes an encoded `google.rpc.Status`
 */
export function readErrorDetails(bytes: Uint8Array): ErrorDetails {
  const valueOf = detailsOf(bytes);
  const vertex = Vertex.safeParse(valueOf('Vertex'));
  const source = Source.safeParse(valueOf('Source'));
  const line = source.success ? source.data.ranges[0]?.start.line : undefined;
  return {
    digest: vertex.success ? vertex.data.digest : null,
    line: line === undefined ? null : line - 1,
  };
}

/**
 * The results that a failed RUN left at its mounts, in their order; null where the engine does not tell.
 *
 * @param bytes an encoded `google.rpc.Status`
 */
export function readMountIds(bytes: Uint8Array): readonly string[] | null {
  const solve = Solve.safeParse(detailsOf(bytes)('Solve'));
  return solve.success ? solve.data.mountIDs : null;
}
