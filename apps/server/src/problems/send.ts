import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { toProblem } from './catalogue.ts';
import type { Failure } from './result.ts';

/** Answers with `application/problem+json` (RFC 9457). */
export function sendFailure(response: Response, failure: Failure): void {
  const problem = toProblem(failure);
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What body-parser and the router attach to the errors they throw on a bad request. */
function clientFailure(error: unknown): Failure | null {
  if (!(error instanceof Error)) return null;
  const status: unknown = Reflect.get(error, 'status');
  const kind: unknown = Reflect.get(error, 'type');
  if (status === 413 || kind === 'entity.too.large') return { code: 'too_large' };
  if (typeof status !== 'number' || status < 400 || status >= 500) return null;
  // The parser's message quotes the body; a body may hold what does not belong in an answer.
  return { code: 'bad_request', detail: typeof kind === 'string' ? kind : error.name };
}

/**
 * Express error handler: a request that no parser understands becomes a 4xx problem; anything else
 * that was thrown is a bug, logged and answered with `internal` without its text.
 */
export function errorHandler(
  log: Logger,
): (error: unknown, request: Request, response: Response, next: NextFunction) => void {
  return (error, request, response, next) => {
    const failure = clientFailure(error);
    if (failure === null) log.error({ err: error, method: request.method, path: request.path });
    if (response.headersSent) {
      next(error);
      return;
    }
    sendFailure(response, failure ?? { code: 'internal' });
  };
}
