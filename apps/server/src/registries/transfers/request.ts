import type { TransferRequest } from '@stagecraft/contracts';
import { fail, ok, type Result } from '../../problems/result.ts';
import { parseReference, parseRepository } from '../reference.ts';

/** A name with `:latest` where it has neither tag nor digest, as docker reads it. */
function withTag(ref: string): string {
  return /@|:[^/]*$/.test(ref) ? ref : `${ref}:latest`;
}

/** Checks the names of a request and fills in what docker fills in. */
export function completeRequest(request: TransferRequest): Result<TransferRequest> {
  if (request.kind === 'pull') {
    const parsed = request.allTags ? parseRepository(request.ref) : parseReference(request.ref);
    if (!parsed.ok) return parsed;
    return ok(request.allTags ? request : { ...request, ref: withTag(request.ref) });
  }
  for (const target of request.targets) {
    const parsed = parseReference(target);
    if (!parsed.ok) return parsed;
    // A push goes by a tag; the digest comes of it.
    if (target.includes('@')) return fail('reference_invalid', { detail: target });
  }
  return ok({ ...request, targets: [...new Set(request.targets.map(withTag))] });
}

/** Names that are pulled or pushed, one after the other. */
export function targetsOf(request: TransferRequest): readonly string[] {
  return request.kind === 'pull' ? [request.ref] : request.targets;
}

/** The registry of a name that was checked. */
export function registryOf(ref: string): string {
  const parsed = parseReference(ref);
  return parsed.ok ? parsed.value.registry : '';
}
