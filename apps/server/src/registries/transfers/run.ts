import type { TransferRequest } from '@stagecraft/contracts';
import type { Credentials } from '../../buildkit/auth/credentials.ts';
import type { Engine, Outcome, RegistryCredentials } from '../../engine/engine.ts';
import type { EngineTransferEvent } from '../../engine/registry-engine.ts';
import { fail, ok, type Failure, type Result } from '../../problems/result.ts';
import { transferFailure } from './failure.ts';
import { registryOf } from './request.ts';

export interface TransferRun {
  readonly engine: Engine;
  readonly credentials: (host: string) => Promise<Credentials>;
  readonly tell: (event: EngineTransferEvent) => void;
  readonly signal: AbortSignal;
}

/** Gives the image the name that it is pushed by, if it does not have it. */
async function giveName(engine: Engine, image: string, target: string): Promise<Outcome<void>> {
  const found = await engine.image(image);
  if (!found.ok) return found;
  const hasIt = found.value.tags.includes(target) || image === target;
  return hasIt ? { ok: true, value: undefined } : engine.tagImage(image, target);
}

async function transfer(
  { engine, tell, signal }: TransferRun,
  request: TransferRequest,
  ref: string,
  credentials: RegistryCredentials | null,
): Promise<Outcome<void>> {
  if (request.kind === 'pull') {
    return engine.pullImage({ ref, platform: request.platform, credentials }, tell, signal);
  }
  const named = await giveName(engine, request.image, ref);
  return named.ok ? engine.pushImage({ ref, credentials }, tell, signal) : named;
}

/** Why this engine does not pull all tags of a repository; null when it does. */
async function allTagsFailure(engine: Engine): Promise<Failure | null> {
  const can = await engine.pullsAllTags();
  if (!can.ok) return transferFailure(can.failure, '', false);
  return can.value ? null : { code: 'all_tags_unsupported' };
}

/** Pulls, or tags and pushes, one name. */
export async function runTransfer(
  run: TransferRun,
  request: TransferRequest,
  ref: string,
): Promise<Result<void>> {
  const wantsAllTags = request.kind === 'pull' && request.allTags;
  const refusal = wantsAllTags ? await allTagsFailure(run.engine) : null;
  if (refusal !== null) return { ok: false, failure: refusal };
  const host = registryOf(ref);
  const known = await run.credentials(host);
  const credentials = known.secret === '' ? null : known;
  const outcome = await transfer(run, request, ref, credentials);
  if (outcome.ok) return ok(undefined);
  const { code, ...more } = transferFailure(outcome.failure, host, credentials !== null);
  return fail(code, more);
}
