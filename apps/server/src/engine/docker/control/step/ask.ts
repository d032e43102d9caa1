import type { Outcome } from '../../../engine.ts';
import { callUnary } from '../grpc-client.ts';
import type { Gateway } from './solve-step.ts';

/** Asks the gateway about a path; what it refuses is not there. */
export async function askPath(
  { client, metadata }: Gateway,
  method: string,
  request: Uint8Array,
): Promise<Outcome<Uint8Array>> {
  const end = await callUnary(client, method, request, metadata).ended;
  if (end.state === 'ok') return { ok: true, value: end.response };
  return end.state === 'error'
    ? { ok: false, failure: { kind: 'not_found', detail: end.message } }
    : { ok: false, failure: { kind: 'unreachable', detail: end.detail } };
}
