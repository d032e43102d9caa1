import { readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * When a process began, in clock ticks since boot: with its pid, its identity. Source: proc(5), /proc/PID/stat, 22.
 * @param {number} pid
 * @returns {string | null} Null when there is no such process, or only its zombie.
 */
export function startOf(pid) {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  return fields.length > 19 && fields[0] !== 'Z' ? (fields[19] ?? null) : null;
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}

/**
 * Waits until none of these processes is left.
 * @param {() => readonly number[]} list
 * @param {number} ms At most this long.
 * @returns {Promise<boolean>} Whether all went.
 */
export async function waitUntilGone(list, ms) {
  const deadline = Date.now() + ms;
  while (list().some((pid) => startOf(pid) !== null)) {
    if (Date.now() > deadline) return false;
    await pause(50);
  }
  return true;
}

/**
 * The engine's programs, known by the run folder that their command line names: dockerd, its containerd, its shims,
 * its proxies, and the registry. Nothing is ever ended by name alone.
 * @param {string} runFolder
 * @param {RegExp} [program] Only programs whose file name matches.
 * @returns {readonly number[]}
 */
export function processesOf(runFolder, program = /./) {
  const known = /^(dockerd|containerd|containerd-shim\S*|docker-proxy|docker-registry)$/;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const args = read(`/proc/${name}/cmdline`).split('\0');
      const base = (args[0] ?? '').split('/').pop() ?? '';
      return (
        known.test(base) && program.test(base) && args.some((arg) => arg.includes(`${runFolder}/`))
      );
    })
    .map(Number);
}

/** cgroup v1 has a tree for each controller, v2 a single one. */
function cgroupTrees() {
  const base = '/sys/fs/cgroup';
  try {
    return [
      base,
      ...readdirSync(base, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(base, entry.name)),
    ];
  } catch {
    return [];
  }
}

/** @param {string} folder @returns {string[]} The folder's tree, deepest first. */
function cgroupsUnder(folder) {
  try {
    return [
      ...readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap((entry) => cgroupsUnder(join(folder, entry.name))),
      folder,
    ];
  } catch {
    return [];
  }
}

/**
 * Ends whatever runs in the engine's containers.
 * @param {string} name The engine's control group, the parent of all its containers'.
 * @returns {Promise<readonly string[]>} The groups, deepest first, now empty.
 */
export async function endContainers(name) {
  const groups = cgroupTrees().flatMap((tree) => cgroupsUnder(join(tree, name)));
  const members = () =>
    groups.flatMap((group) =>
      read(join(group, 'cgroup.procs')).split('\n').filter(Boolean).map(Number),
    );
  for (const pid of members()) send(pid, 'SIGKILL');
  await waitUntilGone(members, 5000);
  return groups;
}

/**
 * Ends what still runs in the engine's containers, and removes their control groups.
 * @param {string} name
 */
export async function removeControlGroups(name) {
  for (const group of await endContainers(name)) {
    try {
      rmdirSync(group);
    } catch {
      // The kernel lets go of a group a moment after its last process; an empty one harms nobody.
    }
  }
}
