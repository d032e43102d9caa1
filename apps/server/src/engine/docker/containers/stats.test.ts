import { expect, it } from 'vitest';
import { toSample } from './stats.ts';

const read = '2026-01-02T03:04:05.000000006Z';
const cpu = (total: number, system: number, more: object = {}) => ({
  cpu_usage: { total_usage: total },
  system_cpu_usage: system,
  ...more,
});

it('reckons as docker stats does', () => {
  const sample = toSample({
    read,
    cpu_stats: cpu(3e9, 20e9, { online_cpus: 4 }),
    precpu_stats: cpu(2e9, 12e9),
    memory_stats: { usage: 1000, limit: 5000, stats: { inactive_file: 300 } },
    networks: { eth0: { rx_bytes: 1, tx_bytes: 2 }, eth1: { rx_bytes: 10, tx_bytes: 20 } },
    blkio_stats: {
      io_service_bytes_recursive: [
        { op: 'Read', value: 5 },
        { op: 'write', value: 7 },
        { op: 'read', value: 1 },
        { op: 'Total', value: 13 },
      ],
    },
    pids_stats: { current: 3 },
  });
  expect(sample).toEqual({
    at: Date.parse(read),
    cpuPercent: 50,
    cpus: 4,
    memory: 700,
    memoryLimit: 5000,
    network: { received: 11, sent: 22 },
    blocks: { read: 6, written: 7 },
    processes: 3,
  });
});

it.each([
  ['cgroup v1', { total_inactive_file: 300, inactive_file: 100 }, 700],
  ['cgroup v2', { inactive_file: 100 }, 900],
  ['more cache than use', { total_inactive_file: 2000, inactive_file: 400 }, 600],
  ['no cache', {}, 1000],
])('takes off the cache that can be given up: %s', (_, stats, memory) => {
  expect(toSample({ read, memory_stats: { usage: 1000, stats } })?.memory).toBe(memory);
});

it('counts CPUs by their list where an engine has no number', () => {
  const now = {
    cpu_usage: { total_usage: 2, percpu_usage: [1, 1] },
    system_cpu_usage: 20,
  };
  const sample = toSample({ read, cpu_stats: now, precpu_stats: cpu(1, 10) });
  expect(sample).toMatchObject({ cpus: 2, cpuPercent: 20 });
});

it('knows no percentage at the first reading, and nothing of what does not run', () => {
  expect(toSample({ read, cpu_stats: cpu(1, 2) })).toMatchObject({
    cpuPercent: null,
    network: null,
    blocks: null,
    processes: null,
    memoryLimit: null,
  });
  expect(toSample({ read: '0001-01-01T00:00:00Z' })).toBeNull();
});
