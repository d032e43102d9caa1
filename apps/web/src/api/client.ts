import type { endpoints, Problem } from '@stagecraft/contracts';
import type * as z from 'zod';

type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
type Out<N extends EndpointName> = Endpoints[N] extends { response: infer R extends z.ZodType }
  ? z.infer<R>
  : undefined;
type In<N extends EndpointName> = Endpoints[N] extends { body: infer B extends z.ZodType }
  ? z.infer<B>
  : undefined;

/** An expected failure is a value. `offline` when the server did not answer. */
export type ApiResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface CallOptions<N extends EndpointName> {
  /** Path parameters by name. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: In<N>;
  readonly signal?: AbortSignal;
}

/** The only fetch. Every answer is parsed by its contract. */
export interface ApiClient {
  call<N extends EndpointName>(name: N, options?: CallOptions<N>): Promise<ApiResult<Out<N>>>;
}
