import { createHash } from 'node:crypto';
import {
  decodeOp,
  encodeResultOp,
  type Definition,
  type ExecOp,
  type OpInput,
} from '../../../../buildkit/proto/gateway-exec.ts';

/** What a build is made of: its ops by digest. */
export interface Ops {
  readonly definition: Definition;
  readonly byDigest: ReadonlyMap<string, Buffer>;
}

export function readOps(definition: Definition): Ops {
  const entries = definition.def.map((bytes): [string, Buffer] => [
    `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    bytes,
  ]);
  return { definition, byDigest: new Map(entries) };
}

/**
 * The RUN whose result a definition gives; null when its last step is none. Throws on bytes that are not
 * protobuf.
 */
export function lastExec({ definition, byDigest }: Ops): ExecOp | null {
  const end = definition.def.at(-1);
  const pointed = end === undefined ? undefined : decodeOp(end).inputs[0];
  const bytes = byDigest.get(pointed?.digest ?? '');
  if (bytes === undefined) return null;
  const { inputs, exec } = decodeOp(bytes);
  return exec === null ? null : { ...exec, inputs };
}

/** A definition whose result is an input of one of the ops, with all that this needs and no more. */
export function definitionOf({ definition, byDigest }: Ops, input: OpInput): Definition {
  const kept = new Map<string, Buffer>();
  const visit = (digest: string): void => {
    const bytes = byDigest.get(digest);
    if (bytes === undefined || kept.has(digest)) return;
    for (const needed of decodeOp(bytes).inputs) visit(needed.digest);
    kept.set(digest, bytes);
  };
  visit(input.digest);
  const metadata = Object.entries(definition.metadata).filter(([digest]) => kept.has(digest));
  return {
    def: [...kept.values(), encodeResultOp(input)],
    metadata: Object.fromEntries(metadata),
  };
}
