import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../lib/paths.mjs';
import { must } from '../lib/process.mjs';
import { callEngine, mustCallEngine } from './api.mjs';

const path = 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** The same tree gives the same bytes, so the same layer digest. */
const reproducible = ['--numeric-owner', '--owner=0', '--group=0', '--sort=name', '--mtime=@0'];

/**
 * The file system of `busybox:1.36`, from Debian's static busybox: the program and a link for each of its names.
 * @param {string} folder Where to work.
 * @returns {Promise<string>} The tar file.
 */
async function makeBusybox(folder) {
  const tree = join(folder, 'busybox');
  for (const name of ['bin', 'dev', 'etc', 'proc', 'root', 'sys', 'usr/bin', 'var']) {
    await mkdir(join(tree, name), { recursive: true });
  }
  await mkdir(join(tree, 'tmp'));
  await chmod(join(tree, 'tmp'), 0o1777);
  const program = ['/bin/busybox', '/usr/bin/busybox'].find((file) => existsSync(file));
  if (!program) throw new Error('busybox is not installed (package busybox-static).');
  await copyFile(program, join(tree, 'bin/busybox'));
  for (const name of (await must(program, ['--list'])).split('\n')) {
    if (name && name !== 'busybox') await symlink('busybox', join(tree, 'bin', name));
  }
  await writeFile(
    join(tree, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n',
  );
  await writeFile(join(tree, 'etc/group'), 'root:x:0:\nnogroup:x:65534:\n');
  await must('tar', ['-C', tree, ...reproducible, '-cf', join(folder, 'busybox.tar'), '.']);
  return join(folder, 'busybox.tar');
}

/**
 * The file system of `debian:bookworm-slim`, made by debootstrap and trimmed as the image of that name is. Kept in
 * the cache folder: it takes half a minute and 80 MB.
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} The tar file.
 */
export async function debianTar(signal) {
  const cached = join(cacheFolder(), 'debian-bookworm-slim.tar');
  if (existsSync(cached)) return cached;
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(tmpdir(), 'stagecraft-debian-'));
  try {
    const tree = join(work, 'tree');
    const options = signal ? { signal } : {};
    // In a mount namespace: debootstrap mounts /proc in the tree and leaves it mounted when it is interrupted.
    await must(
      'unshare',
      ['--mount', 'debootstrap', '--variant=minbase', 'bookworm', tree],
      options,
    );
    const left = ['dev/*', 'proc/*', 'sys/*', 'usr/share/man/*', 'usr/share/locale/*'];
    const trimmed = [...left, 'usr/share/doc/*', 'var/cache/apt/*', 'var/lib/apt/lists/*'];
    const tar = join(cacheFolder(), `debian-${process.pid}.tar.part`);
    await must(
      'tar',
      [
        ...['-C', tree, '--numeric-owner', '--sort=name'],
        ...trimmed.map((pattern) => `--exclude=./${pattern}`),
        ...['-cf', tar, '.'],
      ],
      options,
    );
    await rename(tar, cached);
    return cached;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} socket
 * @param {string} name `repository:tag`
 */
async function hasImage(socket, name) {
  return (await callEngine(socket, 'GET', `/images/${name}/json`)).status === 200;
}

/**
 * Gives the engine an image of one layer from a tar file.
 * @param {string} socket
 * @param {string} tar
 * @param {string} repository
 * @param {string} tag
 * @param {string} command In JSON form.
 */
async function importImage(socket, tar, repository, tag, command) {
  const query = new URLSearchParams({
    fromSrc: '-',
    repo: repository,
    tag,
    message: 'from Debian packages',
  });
  for (const change of [path, `CMD ${command}`]) query.append('changes', change);
  await mustCallEngine(socket, 'POST', `/images/create?${query.toString()}`, {
    body: createReadStream(tar),
  });
}

/**
 * Makes sure that the engine has `busybox:1.36`.
 * @param {string} socket
 */
export async function provideBusybox(socket) {
  if (await hasImage(socket, 'busybox:1.36')) return;
  const work = await mkdtemp(join(tmpdir(), 'stagecraft-busybox-'));
  try {
    await importImage(socket, await makeBusybox(work), 'busybox', '1.36', '["sh"]');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Makes sure that the engine has `debian:bookworm-slim`.
 * @param {string} socket
 * @param {AbortSignal} [signal]
 */
export async function provideDebian(socket, signal) {
  if (await hasImage(socket, 'debian:bookworm-slim')) return;
  await importImage(socket, await debianTar(signal), 'debian', 'bookworm-slim', '["bash"]');
}

/**
 * Moves an image from the engine to the registry, as the official image of its name: the next `FROM` pulls it.
 * @param {string} socket
 * @param {string} registry `host:port`
 * @param {string} name `repository:tag`
 */
export async function moveToRegistry(socket, registry, name) {
  const [repository = '', tag = ''] = name.split(':');
  const target = `${registry}/library/${repository}`;
  const query = new URLSearchParams({ repo: target, tag });
  await mustCallEngine(socket, 'POST', `/images/${name}/tag?${query.toString()}`);
  // Without credentials; the header must be there all the same.
  const headers = { 'X-Registry-Auth': Buffer.from('{}').toString('base64') };
  await mustCallEngine(socket, 'POST', `/images/${target}/push?tag=${tag}`, { headers });
  await mustCallEngine(socket, 'DELETE', `/images/${target}:${tag}`);
  await mustCallEngine(socket, 'DELETE', `/images/${name}`);
}

/**
 * Puts an image with one layer of random bytes, which nothing can compress, into the registry only.
 * @param {string} socket
 * @param {string} registry `host:port`
 * @param {string} repository
 * @param {number} bytes
 */
export async function provideRandom(socket, registry, repository, bytes) {
  const work = await mkdtemp(join(tmpdir(), 'stagecraft-random-'));
  try {
    await writeFile(join(work, 'random'), randomBytes(bytes));
    const tar = join(work, 'random.tar');
    await must('tar', ['-C', work, '-cf', tar, 'random']);
    await importImage(socket, tar, repository, 'latest', '["sh"]');
    await moveToRegistry(socket, registry, `${repository}:latest`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
