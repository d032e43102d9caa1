import { clientHeader, type Endpoint } from '@stagecraft/contracts';
import type { IRouter, Request, Response } from 'express';
import type * as z from 'zod';
import { sendFailure } from '../problems/send.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

type Out<E extends Endpoint> = E extends { response: infer R extends z.ZodType }
  ? z.infer<R>
  : void;
type Body<E extends Endpoint> = E extends { body: infer B extends z.ZodType }
  ? z.infer<B>
  : undefined;
type Query<E extends Endpoint> = E extends { query: infer Q extends z.ZodObject }
  ? z.infer<Q>
  : undefined;

export interface Call<E extends Endpoint> {
  /** A path parameter, URL-decoded. */
  param(name: string): string;
  readonly query: Query<E>;
  readonly body: Body<E>;
  /** Who asks, as far as it is known: the address, and what the browser calls itself. */
  readonly client: string;
  /** Aborted when the client went away, and after the answer. */
  readonly gone: AbortSignal;
}

/** `/api/builds/{id}` as Express writes it. */
export function expressPath(endpoint: Endpoint): string {
  return endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** The first few complaints of zod, without the values: `path: Too big…`. */
function complaints(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.map(String).join('.') || 'value'}: ${message}`)
    .join('; ');
}

/** Parses what came from outside, or says what is wrong with it. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): Result<T> {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? ok(parsed.data)
    : fail('bad_request', { detail: complaints(parsed.error) });
}

/** A path parameter; Express gives arrays only for wildcards, which no endpoint has. */
export function pathParameter(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}

/**
 * Tells clients apart: those at one address by the name that a browser gives itself. It is taken at its
 * word, as all who may ask at all are trusted.
 */
function clientOf(request: Request): string {
  const address = request.socket.remoteAddress ?? '';
  const name = request.get(clientHeader) ?? '';
  return /^[\w-]{1,64}$/.test(name) ? `${address} ${name}` : address;
}

function readCall<E extends Endpoint>(
  endpoint: E,
  request: Request,
  gone: AbortSignal,
): Result<Call<E>> {
  const query = endpoint.query ? parseInput(endpoint.query, request.query) : ok(undefined);
  if (!query.ok) return query;
  const body: Result<unknown> = endpoint.body
    ? parseInput(endpoint.body, request.body)
    : ok(undefined);
  if (!body.ok) return body;
  return ok({
    param: (name) => pathParameter(request, name),
    // Parsed by the very schemas that these types are inferred from.
    query: query.value as Query<E>,
    body: body.value as Body<E>,
    client: clientOf(request),
    gone,
  });
}

/**
 * Puts an endpoint of the contract on the router: parses query and body, answers with the handler's
 * value as JSON (204 without one), or with its failure as a problem.
 */
export function mount<E extends Endpoint>(
  router: IRouter,
  endpoint: E,
  handle: (call: Call<E>) => Promise<Result<Out<E>>> | Result<Out<E>>,
): void {
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  router[method](expressPath(endpoint), async (request: Request, response: Response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const call = readCall(endpoint, request, gone.signal);
    const result = call.ok ? await handle(call.value) : call;
    response.setHeader('Cache-Control', 'no-store');
    if (!result.ok) sendFailure(response, result.failure);
    else if (result.value === undefined) response.status(204).end();
    else response.json(result.value);
  });
}
