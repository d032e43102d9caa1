import { endpoints } from '@stagecraft/contracts';
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
}
