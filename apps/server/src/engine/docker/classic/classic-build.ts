import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import { openTarContext } from '../../../buildkit/context/tar-context.ts';
import type { EngineBuildRequest, EngineBuildResult } from '../../engine.ts';
import { classicQuery } from '../build-query.ts';
import { openSource, type OpenSource } from '../build-source.ts';
import { refusal, resultOf, resultOfError } from '../build-result.ts';
import type { BuildSignals } from '../build-signals.ts';
import { dialBuild } from '../dial.ts';
import { readAnswer } from '../read-answer.ts';
import { createClassicStream } from './classic-stream.ts';
import { registryConfig } from './registry-config.ts';

/** What the classic builder has no words for; null when there is nothing of it. */
function beyondClassic({ context, output, ...request }: EngineBuildRequest): string | null {
  const { options, secrets, sshAgents } = request;
  const wishes: readonly (readonly [boolean, string])[] = [
    // It builds the Dockerfile that it finds there, and takes no other.
    [context.kind === 'remote', 'build context from a URL beside a Dockerfile'],
    [output.kind !== 'image', 'result that is no image'],
    [Object.keys(options.namedContexts).length > 0, 'named contexts'],
    [secrets.size > 0, 'secrets'],
    [sshAgents.size > 0, 'SSH agents'],
  ];
  return wishes.find(([isWanted]) => isWanted)?.[1] ?? null;
}

/**
 * Builds with the engine's classic builder (Podman's, and engines without BuildKit): the whole context
 * goes as a tar stream. Such a build is stopped by cutting the connection; there is no other way.
 */
export async function buildWithClassic(
  docker: Docker,
  request: EngineBuildRequest,
  emit: (event: UnstampedBuildEvent) => void,
  signals: BuildSignals,
): Promise<EngineBuildResult> {
  if (signals.cancel.aborted) return { state: 'cancelled' };
  const wish = beyondClassic(request);
  if (wish !== null) return refusal(`The classic builder knows no ${wish}. Choose BuildKit.`);
  const cut = AbortSignal.any([signals.cancel, signals.close]);
  const stream = createClassicStream();
  let source: OpenSource | null = null;
  try {
    source = await openSource(request, cut);
    const context = await openTarContext(source, emit, cut, request.onContextEntry);
    try {
      const answer = await dialBuild(docker, {
        query: classicQuery(request),
        body: context,
        registryConfig: await registryConfig(request),
        signal: cut,
      });
      return resultOf(await readAnswer(answer, stream, emit, request.room), signals.cancel.aborted);
    } catch (error) {
      // A context that cannot be read breaks the connection: what it says itself tells more.
      return resultOfError(context.errored ?? error, signals.cancel.aborted);
    } finally {
      context.destroy();
    }
  } catch (error) {
    return resultOfError(error, signals.cancel.aborted);
  } finally {
    await source?.close();
    if (signals.cancel.aborted) stream.cancel().forEach(emit);
  }
}
