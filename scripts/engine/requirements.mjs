import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that a private engine is made of, with the Debian package of each. */
const programs = [
  ['dockerd', 'docker.io'],
  ['containerd', 'containerd'],
  ['runc', 'runc'],
  ['busybox', 'busybox-static'],
  ['ip', 'iproute2'],
  ['iptables', 'iptables'],
  ['nsenter', 'util-linux'],
  ['unshare', 'util-linux'],
  ['setpriv', 'util-linux'],
  ['mount', 'mount'],
  ['tar', 'tar'],
];
/** What the tests ask of an engine besides: a registry, and build contexts from git repositories. */
const testPrograms = [
  ['docker-registry', 'docker-registry'],
  ['git', 'git'],
];
const debianPrograms = [['debootstrap', 'debootstrap']];

/**
 * @param {string} name
 * @returns {boolean} Whether this program is found; /sbin too, which a user's PATH may lack.
 */
export function hasProgram(name) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Debian packages that an engine still needs here.
 * @param {{ registry: boolean, debian: boolean }} options
 * @returns {readonly string[]}
 */
export function missingEnginePackages({ registry, debian }) {
  const needed = [
    ...programs,
    ...(registry ? testPrograms : []),
    ...(debian ? debianPrograms : []),
  ];
  const missing = needed.filter(([program]) => !hasProgram(program ?? ''));
  // A busybox with shared libraries would not run in an empty file system.
  return [...new Set(missing.map(([, name]) => name ?? ''))];
}

/**
 * Why no private engine can run on this machine, whatever is installed.
 * @returns {string | null} Null when one can.
 */
export function engineObstacle() {
  if (process.platform !== 'linux') return 'a private engine needs Linux';
  if (process.getuid?.() !== 0) return 'a private engine needs root';
  if (!existsSync('/proc/self/ns/net') || !existsSync('/proc/self/ns/mnt')) {
    return 'this kernel has no network or mount namespaces';
  }
  if (
    !existsSync('/sys/fs/cgroup/cgroup.controllers') &&
    !existsSync('/sys/fs/cgroup/memory') &&
    !existsSync('/sys/fs/cgroup/devices')
  ) {
    return 'no control groups are mounted on /sys/fs/cgroup';
  }
  return null;
}
