import express from 'express';
import type { Express, Router } from 'express';
import type { Logger } from 'pino';
import { renderOpenApi } from '@stagecraft/contracts/openapi';
import { errorHandler, sendFailure } from '../problems/send.ts';
import { apiGate, hostGate, pageGate } from '../security/gate.ts';
import type { GateOptions } from '../security/gate.ts';
import { securityHeaders } from '../security/headers.ts';
import { jsonBodyLimit, requestLimit } from '../security/limits.ts';
import { logRequests } from './log.ts';
import { serveWebApp } from './spa.ts';

export interface ApplicationOptions {
  readonly gate: GateOptions;
  readonly log: Logger;
  /** Absolute path of the built web app. */
  readonly webFolder: string;
  /** Puts the endpoints on the router. */
  readonly routes: (router: Router) => void;
}

/**
 * The HTTP application: who may come in, then the endpoints, then the web app. Every request passes
 * the Host check first; every `/api` request then needs the token.
 */
export function createApplication(options: ApplicationOptions): Express {
  const { gate, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(logRequests(log));
  app.use(securityHeaders());
  app.use(hostGate(gate));
  app.use(pageGate(gate));

  const api = express.Router();
  api.use(apiGate(gate), requestLimit(), express.json({ limit: jsonBodyLimit }));
  api.get('/api/openapi.json', (_request, response) => {
    response.type('json').send(renderOpenApi());
  });
  options.routes(api);
  api.use((_request, response) => sendFailure(response, { code: 'not_found' }));
  app.use((request, response, next) => {
    if (request.path === '/api' || request.path.startsWith('/api/')) api(request, response, next);
    else next();
  });

  app.use(serveWebApp(options.webFolder));
  app.use((_request, response) => sendFailure(response, { code: 'not_found' }));
  app.use(errorHandler(log));
  return app;
}
