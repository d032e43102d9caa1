import { registryEndpoints as endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { ok } from '../problems/result.ts';
import type { RegistryBrowser } from '../registries/browse/browser.ts';
import type { Transfers } from '../registries/transfers/transfers.ts';
import { mount } from './mount.ts';

/** Images on their way from and to registries. */
export function transferRoutes(
  router: IRouter,
  transfers: Transfers,
  browser: RegistryBrowser,
): void {
  mount(router, endpoints.startTransfer, ({ body }) => transfers.start(body));
  mount(router, endpoints.listTransfers, () => ok(transfers.list()));
  mount(router, endpoints.comparePush, ({ query, gone }) =>
    browser.compare(query.image, query.target, gone),
  );
  mount(router, endpoints.stopTransfer, ({ param }) => transfers.cancel(param('id')));
  mount(router, endpoints.retryTransfer, ({ param }) => transfers.retry(param('id')));
  mount(router, endpoints.forgetTransfer, ({ param }) => transfers.forget(param('id')));
}
