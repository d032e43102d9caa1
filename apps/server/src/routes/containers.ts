import { once } from 'node:events';
import { containerEndpoints as endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { Containers } from '../containers/service.ts';
import { sendFailure } from '../problems/send.ts';
import { openStream } from '../stream/connection.ts';
import { expressPath, mount, pathParameter } from './mount.ts';

/** Running an image, and the container that it becomes. */
export function containerRoutes(router: IRouter, containers: Containers): void {
  mount(router, endpoints.runContainer, ({ body }) => containers.run(body));
  mount(router, endpoints.getContainer, ({ param }) => containers.get(param('id')));
  mount(router, endpoints.stopContainer, ({ param }) => containers.stop(param('id')));
  mount(router, endpoints.removeContainer, ({ param }) => containers.remove(param('id')));
  router.get(expressPath(endpoints.followContainer), async (request, response) => {
    const id = pathParameter(request, 'id');
    const found = await containers.get(id);
    if (!found.ok) {
      sendFailure(response, found.failure);
      return;
    }
    const connection = openStream(response);
    await containers.follow(
      id,
      (message) => connection.write(`data: ${JSON.stringify(message)}\n\n`),
      connection.signal,
    );
    connection.end();
  });
  router.get(expressPath(endpoints.downloadContainerLog), async (request, response) => {
    const id = pathParameter(request, 'id');
    const found = await containers.get(id);
    if (!found.ok) return sendFailure(response, found.failure);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    response.setHeader('Cache-Control', 'no-store');
    response.attachment(`${found.value.name}.log`).type('text/plain; charset=utf-8');
    const take = async (text: string): Promise<void> => {
      if (!response.write(text)) await once(response, 'drain', { signal: gone.signal });
    };
    // A client that went away in the middle is no error.
    await containers.readAll(found.value.id, take, gone.signal).catch(() => undefined);
    response.end();
  });
}
