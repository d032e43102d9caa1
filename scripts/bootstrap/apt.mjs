import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hasProgram } from '../engine/requirements.mjs';
import { run } from '../lib/process.mjs';

const policy = '/usr/sbin/policy-rc.d';
const policyText =
  '#!/bin/sh\n# Made by Stagecraft while it installs packages: no service is to start.\nexit 101\n';

/** Whether packages can be installed here without asking anybody: root on Debian, Ubuntu or a relative. */
export function canInstall() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !hasProgram('apt-get')) {
    return false;
  }
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}

/**
 * Runs `work` while the packages' services are kept from starting: docker.io would start the machine's own engine,
 * docker-registry a server on port 5000. A policy that is there already is kept.
 * @param {() => Promise<void>} work
 */
async function withoutServices(work) {
  const ours = () => existsSync(policy) && readFileSync(policy, 'utf8') === policyText;
  const mine = !existsSync(policy) || ours();
  if (mine) writeFileSync(policy, policyText, { mode: 0o755 });
  try {
    await work();
  } finally {
    if (mine && ours()) rmSync(policy, { force: true });
  }
}

/**
 * @param {readonly string[]} args
 * @param {AbortSignal} signal
 */
function apt(args, signal) {
  return run(
    'apt-get',
    ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', ...args],
    {
      signal,
      env: { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1', LC_ALL: 'C.UTF-8' },
    },
  );
}

/**
 * Installs Debian packages, or says which are missing.
 * @param {readonly string[]} packages Those that are missing; with none, nothing happens.
 * @param {string} purpose For the message: what they are needed for.
 * @param {(line: string) => void} log
 * @param {AbortSignal} signal
 * @throws {Error} When they cannot be installed, with what to do or apt's own words.
 */
export async function installPackages(packages, purpose, log, signal) {
  if (packages.length === 0) return;
  const names = packages.join(' ');
  if (!canInstall()) {
    throw new Error(
      `Missing for ${purpose}: ${names}.\nInstall them and try again; on Debian or Ubuntu: sudo apt-get install --no-install-recommends ${names}`,
    );
  }
  log(`Installing ${names} with apt, for ${purpose} …`);
  await withoutServices(async () => {
    const update = await apt(['update'], signal);
    signal.throwIfAborted();
    const install = await apt(['install', '-y', '--no-install-recommends', ...packages], signal);
    signal.throwIfAborted();
    if (install.code === 0) return;
    const words = update.code === 0 ? install.output : `${update.output}\n${install.output}`;
    const tail = words.trim().split('\n').slice(-25).join('\n');
    throw new Error(`apt-get could not install ${names}:\n${tail}`);
  });
}
