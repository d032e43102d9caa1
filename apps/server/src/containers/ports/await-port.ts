import { setTimeout as pause } from 'node:timers/promises';
import type { ContainerDetail, EngineStatus, PortAnswer } from '@stagecraft/contracts';
import { ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { probePort, type PortProbe } from './probe.ts';
import { reachOf } from './reach.ts';

export interface AwaitedPort {
  /** `8080/tcp`. */
  readonly port: string;
  readonly hostPort: number;
}

/** In ms: how long is waited in all, for one answer, and between two tries. */
export interface PortPatience {
  readonly all: number;
  readonly one: number;
  readonly between: number;
}

const usual: PortPatience = { all: 30_000, one: 3000, between: 300 };

const endStates: ReadonlySet<string> = new Set(['exited', 'dead', 'removing']);

/**
 * Waits until a published port of a container answers, and tells why it does not. Nothing is connected
 * to but what the engine says, at each try, that this container publishes.
 *
 * @param container asks the engine for the container as it is now
 */
export async function awaitPort(
  container: () => Promise<Result<ContainerDetail>>,
  status: () => EngineStatus,
  { port, hostPort }: AwaitedPort,
  signal: AbortSignal,
  patience: PortPatience = usual,
): Promise<Result<PortAnswer>> {
  const until = performance.now() + patience.all;
  for (;;) {
    const found = await container();
    if (!found.ok) return found;
    const { state, exitCode, ports } = found.value;
    if (endStates.has(state)) return ok({ kind: 'ended', exitCode });
    let seen: PortProbe = 'refused';
    // One that is being started again publishes nothing meanwhile.
    if (state !== 'restarting') {
      const published = ports.find((one) => one.port === port && one.hostPort === hostPort);
      if (published === undefined || !port.endsWith('/tcp')) return ok({ kind: 'unpublished' });
      const reach = reachOf(published, status());
      if (reach.kind === 'unreachable') return ok(reach);
      seen = await probePort(reach.host, hostPort, patience.one, signal);
    }
    if (seen === 'web' || seen === 'other') return ok({ kind: 'answers', web: seen === 'web' });
    if (signal.aborted || performance.now() >= until) {
      return ok({ kind: seen });
    }
    await pause(patience.between, undefined, { signal }).catch(() => undefined);
  }
}
