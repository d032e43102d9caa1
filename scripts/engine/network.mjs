import { writeFileSync } from 'node:fs';
import { must, run } from '../lib/process.mjs';

/**
 * A network namespace of the engine's own: another dockerd in the same one would delete or flush its neighbour's
 * bridge and rules. A veth pair leads out of it.
 *
 * @typedef {object} EngineNetwork
 * @property {string} namespace Name of the namespace, in /run/netns.
 * @property {string} link The host's end of the pair.
 * @property {string} hostAddress Where the engine and its containers reach the host.
 * @property {string} subnet
 * @property {string} iptables The command whose rules the kernel takes here.
 */

/** Bytes. Fits below usual tunnels; the engine's bridges get the same. */
export const mtu = 1400;

/**
 * iptables comes in two kinds; on some kernels only one works.
 * @returns {Promise<string>}
 */
async function pickIptables() {
  for (const command of ['iptables', 'iptables-legacy', 'iptables-nft']) {
    if ((await run(command, ['-t', 'nat', '-S'])).code === 0) return command;
  }
  const { output } = await run('iptables', ['-t', 'nat', '-S']);
  throw new Error(
    `iptables does not work here, so an engine cannot have a network:\n${output.trim()}`,
  );
}

/**
 * Third bytes of 172.30.N.0/24 that nothing on this machine uses, in random order.
 * @returns {Promise<readonly number[]>}
 */
async function freeSubnets() {
  const used = `${await must('ip', ['-o', '-4', 'addr'])}${await must('ip', ['-4', 'route'])}`;
  if (/\b172\.30\.0\.0\/16\b/.test(used)) {
    throw new Error(
      '172.30.0.0/16 is in use on this machine; the private engine has no free network.',
    );
  }
  const free = Array.from({ length: 230 }, (_, index) => index + 20).filter(
    (n) => !used.includes(`172.30.${n}.`),
  );
  const from = Math.floor(Math.random() * free.length);
  return [...free.slice(from), ...free.slice(0, from)];
}

/**
 * @param {EngineNetwork} network
 * @returns {readonly (readonly string[])[]} Chain and rule, after `-I` or `-D`.
 */
function rules({ namespace, link, subnet }) {
  const mark = ['-m', 'comment', '--comment', namespace];
  return [
    ['-t', 'nat', 'POSTROUTING', '-s', subnet, '!', '-d', subnet, ...mark, '-j', 'MASQUERADE'],
    // Another dockerd on the host sets the policy of FORWARD to DROP, a firewall that of INPUT.
    ['-t', 'filter', 'FORWARD', '-i', link, ...mark, '-j', 'ACCEPT'],
    ['-t', 'filter', 'FORWARD', '-o', link, ...mark, '-j', 'ACCEPT'],
    ['-t', 'filter', 'INPUT', '-i', link, ...mark, '-j', 'ACCEPT'],
  ];
}

/**
 * @param {EngineNetwork} network
 * @param {'-I' | '-D'} verb
 */
async function applyRules(network, verb) {
  for (const [t, table, ...rule] of rules(network)) {
    const args = ['-w', '5', t ?? '', table ?? '', verb, ...rule];
    if (verb === '-I') await must(network.iptables, args);
    else await run(network.iptables, args);
  }
}

/**
 * Takes a free subnet and makes namespace, pair and rules.
 * @param {string} id The engine's.
 * @param {(network: EngineNetwork) => void} claimed Called before anything is made, so that a crash can be undone.
 * @returns {Promise<EngineNetwork>}
 */
export async function createNetwork(id, claimed) {
  const iptables = await pickIptables();
  for (const n of await freeSubnets()) {
    /** @type {EngineNetwork} */
    const network = {
      namespace: `stagecraft-${id}`,
      link: `sc-${id}`,
      hostAddress: `172.30.${n}.1`,
      subnet: `172.30.${n}.0/24`,
      iptables,
    };
    claimed(network);
    const { namespace, link } = network;
    await must('ip', ['netns', 'add', namespace]);
    await must('ip', [
      'link',
      'add',
      link,
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      namespace,
    ]);
    await must('ip', ['addr', 'add', `${network.hostAddress}/24`, 'dev', link]);
    // Two engines that start at the same moment may take the same subnet: the one that sees both steps back.
    const holders = (await must('ip', ['-o', '-4', 'addr'])).match(
      new RegExp(`172\\.30\\.${n}\\.1/24`, 'g'),
    );
    if ((holders?.length ?? 0) > 1) {
      await removeNetwork(network);
      continue;
    }
    await must('ip', ['link', 'set', link, 'mtu', String(mtu), 'up']);
    const inside = (/** @type {string[]} */ ...args) => must('ip', ['-n', namespace, ...args]);
    await inside('link', 'set', 'lo', 'up');
    await inside('addr', 'add', `172.30.${n}.2/24`, 'dev', 'eth0');
    await inside('link', 'set', 'eth0', 'mtu', String(mtu), 'up');
    await inside('route', 'add', 'default', 'via', network.hostAddress);
    writeFileSync('/proc/sys/net/ipv4/ip_forward', '1');
    await applyRules(network, '-I');
    return network;
  }
  throw new Error('No free subnet in 172.30.0.0/16 for a private engine.');
}

/**
 * Removes what `createNetwork` made, also when only half of it is there.
 * @param {EngineNetwork} network
 */
export async function removeNetwork(network) {
  await applyRules(network, '-D');
  await run('ip', ['link', 'del', network.link]);
  await run('ip', ['netns', 'del', network.namespace]);
}
