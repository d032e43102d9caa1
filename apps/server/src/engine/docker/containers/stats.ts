import type { ContainerSample } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import * as z from 'zod';
import { dialStream } from '../dial.ts';

const count = z.number().nullish();

const Cpu = z.object({
  cpu_usage: z
    .object({ total_usage: count, percpu_usage: z.array(z.number()).nullish() })
    .nullish(),
  system_cpu_usage: count,
  online_cpus: count,
});

/** From `GET /containers/{id}/stats`, a value each second. */
const Stats = z.object({
  read: z.string().nullish(),
  cpu_stats: Cpu.nullish(),
  precpu_stats: Cpu.nullish(),
  memory_stats: z
    .object({
      usage: count,
      limit: count,
      stats: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
  networks: z.record(z.string(), z.object({ rx_bytes: count, tx_bytes: count })).nullish(),
  blkio_stats: z
    .object({
      io_service_bytes_recursive: z
        .array(z.object({ op: z.string().nullish(), value: count }))
        .nullish(),
    })
    .nullish(),
  pids_stats: z.object({ current: count }).nullish(),
});
type Stats = z.infer<typeof Stats>;

function cpusOf({ cpu_stats: now }: Stats): number {
  if (now?.online_cpus) return now.online_cpus;
  return (now?.cpu_usage?.percpu_usage ?? []).length;
}

/** `calculateCPUPercentUnix`; null where there is no reading before. */
function cpuPercent(stats: Stats): number | null {
  const { cpu_stats: now, precpu_stats: before } = stats;
  if (!before?.system_cpu_usage || !now?.system_cpu_usage) return null;
  const used = (now.cpu_usage?.total_usage ?? 0) - (before.cpu_usage?.total_usage ?? 0);
  const passed = now.system_cpu_usage - before.system_cpu_usage;
  return used > 0 && passed > 0 ? (used / passed) * cpusOf(stats) * 100 : 0;
}

/** `calculateMemUsageUnixNoCache`: cgroup v1 names the inactive cache `total_inactive_file`, v2 `inactive_file`. */
function memoryOf({ memory_stats: memory }: Stats): number {
  const usage = memory?.usage ?? 0;
  const caches = [memory?.stats?.['total_inactive_file'], memory?.stats?.['inactive_file']];
  const cache = caches.find((bytes) => typeof bytes === 'number' && bytes < usage);
  return typeof cache === 'number' ? usage - cache : usage;
}

function networkOf({ networks }: Stats): ContainerSample['network'] {
  const all = Object.values(networks ?? {});
  if (all.length === 0) return null;
  return {
    received: all.reduce((sum, { rx_bytes: bytes }) => sum + (bytes ?? 0), 0),
    sent: all.reduce((sum, { tx_bytes: bytes }) => sum + (bytes ?? 0), 0),
  };
}

function blocksOf({ blkio_stats: blocks }: Stats): ContainerSample['blocks'] {
  const all = blocks?.io_service_bytes_recursive;
  if (!all) return null;
  const sum = (letter: string): number =>
    all
      .filter(({ op }) => op?.[0]?.toLowerCase() === letter)
      .reduce((bytes, { value }) => bytes + (value ?? 0), 0);
  return { read: sum('r'), written: sum('w') };
}

/**
 * A reading as `docker stats` shows it; null for a container that does not run, of which engines send
 * readings without a time. (Rules: docker/cli, cli/command/container/stats_helpers.go.)
 */
export function toSample(raw: unknown): ContainerSample | null {
  const stats = Stats.parse(raw);
  const at = Date.parse(stats.read ?? '');
  if (Number.isNaN(at) || at <= 0) return null;
  const limit = stats.memory_stats?.limit;
  return {
    at,
    cpuPercent: cpuPercent(stats),
    cpus: cpusOf(stats),
    memory: memoryOf(stats),
    memoryLimit: limit ? limit : null,
    network: networkOf(stats),
    blocks: blocksOf(stats),
    processes: stats.pids_stats?.current ?? null,
  };
}

/** Characters of a reading; longer ones are none. */
const readingLimit = 1024 ** 2;

/** `GET /containers/{id}/stats`, until it has no more to tell. Rejects as dockerode does. */
export async function followStats(
  docker: Docker,
  id: string,
  tell: (sample: ContainerSample) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const answer = await dialStream(docker, `/containers/${id}/stats`, { stream: '1' }, signal);
  answer.setEncoding('utf8');
  let text = '';
  for await (const piece of answer) {
    text += String(piece);
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    if (text.length > readingLimit) throw new Error('The engine’s reading has no end.');
    for (const line of lines) {
      if (line.trim() === '') continue;
      const sample = toSample(JSON.parse(line));
      // Leaving the loop closes the connection.
      if (sample === null) return;
      tell(sample);
    }
  }
  signal.throwIfAborted();
}
