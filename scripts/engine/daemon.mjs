import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { bound } from '../lib/process.mjs';
import { engineAnswers } from './api.mjs';
import { mtu } from './network.mjs';
import { pause, processesOf, send, waitUntilGone } from './processes.mjs';

/**
 * What a daemon is told to be.
 *
 * @typedef {object} DaemonOptions
 * @property {string} id
 * @property {string} dataRoot
 * @property {string} runFolder Sockets, pid files and state; short, as a socket's path has 107 bytes at most.
 * @property {string} log
 * @property {import('./network.mjs').EngineNetwork} network
 * @property {string | null} registry `host:port` of the mirror.
 * @property {readonly string[]} plainRegistries `host:port` of further registries without TLS.
 */

/**
 * Runs in mount and host name spaces of the engine's own. /etc/docker holds an old engine's identity, and a socket in
 * /run/containerd would make dockerd use the machine's containerd instead of its own.
 */
const inside = `set -e
hostname "stagecraft-$1"
mount --bind "$2" /etc/docker
mount -t tmpfs -o mode=711 tmpfs /run/containerd
[ -z "$3" ] || mount --bind "$3" /etc/resolv.conf
shift 3
exec dockerd "$@"`;

/** @param {string} path */
function nameservers(path) {
  if (!existsSync(path)) return [];
  return [...readFileSync(path, 'utf8').matchAll(/^\s*nameserver\s+(\S+)/gm)].map(
    (m) => m[1] ?? '',
  );
}

/**
 * A resolver on loopback cannot be reached from another network namespace; systemd-resolved names the real ones.
 * @returns {string} Path of the file to use instead, or nothing.
 */
function resolverFile() {
  const outside = (/** @type {string} */ path) =>
    nameservers(path).some((address) => !/^(127\.|::1$)/.test(address));
  const real = '/run/systemd/resolve/resolv.conf';
  return !outside('/etc/resolv.conf') && outside(real) ? real : '';
}

/**
 * A PATH where `iptables` is the kind that works here.
 * @param {DaemonOptions} options
 */
function searchPath({ runFolder, network }) {
  const usual = process.env['PATH'] ?? '/usr/sbin:/usr/bin:/sbin:/bin';
  if (network.iptables === 'iptables') return usual;
  const tools = join(runFolder, 'bin');
  // One that starts again finds its links there.
  if (!existsSync(tools)) {
    mkdirSync(tools, { recursive: true });
    const six = network.iptables.replace('iptables', 'ip6tables');
    symlinkSync(`/usr/sbin/${network.iptables}`, join(tools, 'iptables'));
    symlinkSync(`/usr/sbin/${six}`, join(tools, 'ip6tables'));
  }
  return `${tools}:${usual}`;
}

/** @param {DaemonOptions} options */
function daemonArguments({ id, dataRoot, runFolder, registry, plainRegistries }) {
  const mirror = registry
    ? // The exact address with its scheme: older BuildKit takes no range of addresses for a mirror.
      ['--registry-mirror', `http://${registry}`, '--insecure-registry', `http://${registry}`]
    : [];
  const plain = plainRegistries.flatMap((address) => ['--insecure-registry', `http://${address}`]);
  return [
    ...['--data-root', dataRoot, '--exec-root', join(runFolder, 'exec')],
    ...['--host', `unix://${join(runFolder, 'docker.sock')}`],
    ...['--pidfile', join(runFolder, 'docker.pid'), '--mtu', String(mtu)],
    // One parent for all containers, so that none outlives the engine unseen.
    ...['--exec-opt', 'native.cgroupdriver=cgroupfs', '--cgroup-parent', `/stagecraft-${id}`],
    ...mirror,
    ...plain,
  ];
}

/**
 * Starts a command that lives as long as this process.
 * @param {readonly string[]} command
 * @param {string} log
 * @param {NodeJS.ProcessEnv} env
 */
export function spawnBound(command, log, env) {
  const out = openSync(log, 'w');
  const [program = '', ...args] = [...bound, ...command];
  const child = spawn(program, args, {
    // Its own session: Ctrl-C in the terminal is ours to pass on.
    detached: true,
    stdio: ['ignore', out, out],
    env,
  });
  closeSync(out);
  child.on('error', () => {});
  return child;
}

/**
 * Waits until something answers, or the process that should answer has ended.
 * @param {string} name
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => Promise<boolean>} answers
 * @param {number} ms
 * @param {string} log Its last lines are the reason of a failure.
 * @param {AbortSignal | undefined} signal
 */
export async function waitForAnswer(name, child, answers, ms, log, signal) {
  const deadline = Date.now() + ms;
  while (!(await answers())) {
    signal?.throwIfAborted();
    if (child.exitCode !== null || child.pid === undefined || Date.now() > deadline) {
      const tail = readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n');
      throw new Error(`${name} did not start. ${log} ends with:\n${tail}`);
    }
    await pause(50);
  }
}

/**
 * Starts dockerd and waits until it answers.
 * @param {DaemonOptions} options
 * @param {AbortSignal} [signal]
 */
export async function startDaemon(options, signal) {
  const { id, runFolder, network, log } = options;
  const identity = join(runFolder, 'etc');
  for (const folder of [options.dataRoot, identity, '/etc/docker', '/run/containerd']) {
    mkdirSync(folder, { recursive: true });
  }
  const child = spawnBound(
    [
      ...['nsenter', `--net=/run/netns/${network.namespace}`],
      ...['unshare', '--uts', '--mount', '--propagation', 'slave'],
      ...['sh', '-c', inside, 'sh', id, identity, resolverFile(), ...daemonArguments(options)],
    ],
    log,
    { ...process.env, PATH: searchPath(options) },
  );
  const socket = join(runFolder, 'docker.sock');
  await waitForAnswer('dockerd', child, () => engineAnswers(socket), 60_000, log, signal);
}

/**
 * Ends dockerd as a crash does: at once, its containerd with it. Containers live on, as they do there. The files that
 * name the dead processes go, or the next start may wait a minute for them.
 * @param {DaemonOptions} options
 */
export async function crashDaemon({ runFolder }) {
  const daemons = processesOf(runFolder, /^(dockerd|containerd)$/);
  for (const pid of daemons) send(pid, 'SIGKILL');
  await waitUntilGone(() => daemons, 10_000);
  for (const file of ['docker.pid', 'exec/containerd/containerd.pid']) {
    rmSync(join(runFolder, file), { force: true });
  }
}
