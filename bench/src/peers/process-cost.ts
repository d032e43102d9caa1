import { readdirSync, readFileSync } from 'node:fs';

/** What a process and its children used. */
export interface Cost {
  /** ms of processor time, of user and system. */
  readonly cpu: number;
  /** Bytes: the highest sum of resident sets that was seen. */
  readonly peak: number;
}

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`), whatever the machine. */
const tickMs = 10;
const sampleMs = 10;

/**
 * Watches a process and its children from /proc until stopped. What a child used after its last sample
 * is not seen: at most a hundredth of a second each.
 */
export function meterProcess(pid: number): { readonly stop: () => Cost } {
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  let peak = 0;
  const look = (isFirst: boolean): void => {
    let resident = 0;
    for (const one of [pid, ...childrenOf(pid)]) {
      const ticks = ticksOf(one);
      if (ticks === null) continue;
      // What the watched process used before does not count; a child's whole life does.
      if (isFirst) first.set(one, ticks);
      last.set(one, ticks);
      resident += residentOf(one);
    }
    peak = Math.max(peak, resident);
  };
  look(true);
  const timer = setInterval(() => look(false), sampleMs);
  return {
    stop() {
      clearInterval(timer);
      look(false);
      let ticks = 0;
      for (const [one, count] of last) ticks += count - (first.get(one) ?? 0);
      return { cpu: ticks * tickMs, peak };
    },
  };
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${String(pid)}/task`).flatMap((task) => {
      const text = readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8');
      const children = text.split(' ').filter(Boolean).map(Number);
      return children.flatMap((child) => [child, ...childrenOf(child)]);
    });
  } catch {
    // It has ended.
    return [];
  }
}

/** Fields 14 and 15 of /proc/PID/stat (proc(5)), counted after the name, which may hold spaces. */
function ticksOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return null;
  }
}

function residentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
