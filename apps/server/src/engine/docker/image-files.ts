import type Docker from 'dockerode';
import { dialStream } from './dial.ts';

/** Marks the containers that only serve to read an image. */
const label = 'stagecraft.purpose=read-image-files';
/** A container older than this, in s, was left behind: no reading takes as long. */
const leftoverAgeS = 600;

/** Removes what a server that was ended in the middle of a reading left at the engine. */
async function removeLeftovers(docker: Docker): Promise<void> {
  const filters = { label: [label], status: ['created'] };
  const containers = await docker.listContainers({ all: true, filters });
  const oldest = Date.now() / 1000 - leftoverAgeS;
  const leftovers = containers.filter(({ Created }) => Created < oldest);
  await Promise.allSettled(leftovers.map(({ Id }) => remove(docker, Id)));
}

async function remove(docker: Docker, id: string): Promise<void> {
  await docker.getContainer(id).remove({ force: true, v: true });
}

/** Creates a container that is never started; the command only has to be there. */
async function create(docker: Docker, image: string): Promise<string> {
  const [name = '', value = ''] = label.split('=');
  const { id } = await docker.createContainer({
    Image: image,
    Cmd: ['/never-started'],
    Labels: { [name]: value },
    NetworkDisabled: true,
    HostConfig: { NetworkMode: 'none' },
  });
  return id;
}

/**
 * Hands the file system of an image to `read`, as the export of a container that is never started and
 * that is removed whatever happens. Rejects as dockerode does, with `read`'s own error, or when
 * `signal` aborts.
 *
 * @param image with the absolute path of what is wanted; all when it has none
 */
export async function readImageFiles<T>(
  docker: Docker,
  image: { readonly id: string; readonly path: string | undefined },
  read: (tar: AsyncIterable<Uint8Array>) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  await removeLeftovers(docker);
  // Not given up half-way: a container whose id nobody learnt would stay.
  const id = await create(docker, image.id);
  try {
    signal.throwIfAborted();
    const { path } = image;
    const tar = await (path === undefined
      ? dialStream(docker, `/containers/${id}/export`, {}, signal)
      : dialStream(docker, `/containers/${id}/archive`, { path }, signal));
    // A connection that breaks while nobody reads is told by the next read.
    tar.on('error', () => undefined);
    const result = await read(tar);
    tar.destroy();
    return result;
  } finally {
    // An engine that went away keeps it until the next reading.
    await remove(docker, id).catch(() => undefined);
  }
}
