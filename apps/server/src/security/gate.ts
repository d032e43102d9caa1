import type { Request, RequestHandler, Response } from 'express';
import { sendFailure } from '../problems/send.ts';
import { sameSecret, sessionSecret } from './token.ts';
import { unauthorizedPage } from './unauthorized-page.ts';

export interface GateOptions {
  readonly token: string;
  readonly port: number;
  /** See `allowedHosts`. */
  readonly hosts: ReadonlySet<string>;
}

/** 30 days: a bookmarked page keeps working after the browser was closed. */
const cookieMaxAgeSeconds = 30 * 24 * 60 * 60;
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

function cookieName(port: number): string {
  return `stagecraft_${port}`;
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** Who a request comes from. A bearer is a tool: no web page can send that header here (no CORS). */
export type Caller = 'browser' | 'bearer' | null;

/** Says who a request comes from by its `Authorization` header or its cookie. */
export function identify(
  headers: { authorization?: string | undefined; cookie?: string | undefined },
  options: Pick<GateOptions, 'token' | 'port'>,
): Caller {
  const bearer = /^Bearer ([\w-]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return sameSecret(bearer, options.token) ? 'bearer' : null;
  const cookie = readCookie(headers.cookie, cookieName(options.port));
  if (cookie === null) return null;
  return sameSecret(cookie, sessionSecret(options.token, options.port)) ? 'browser' : null;
}

/** Whether `origin` (the header's value) is a page that this server serves. */
export function originAllowed(origin: string | undefined, hosts: ReadonlySet<string>): boolean {
  return origin?.startsWith('http://') === true && hosts.has(origin.slice('http://'.length));
}

/** Refuses every request whose Host header is not one of ours: the guard against DNS rebinding. */
export function hostGate({ hosts }: Pick<GateOptions, 'hosts'>): RequestHandler {
  return (request, response, next) => {
    if (hosts.has((request.headers.host ?? '').toLowerCase())) next();
    else sendFailure(response, { code: 'forbidden_host' });
  };
}

/** Takes the token out of the address and answers with the cookie in its place. */
function exchangeToken(response: Response, url: URL, options: GateOptions): void {
  const secret = sessionSecret(options.token, options.port);
  response.setHeader(
    'Set-Cookie',
    `${cookieName(options.port)}=${secret}; Path=/; Max-Age=${cookieMaxAgeSeconds}; HttpOnly; SameSite=Strict`,
  );
  url.searchParams.delete('token');
  // Only path and query: a redirect can never lead to another host. `//x` would be one.
  response.redirect(303, `/${url.pathname.replace(/^\/+/, '')}${url.search}`);
}

/** Scripts, styles, fonts: the same for everybody, and browsers fetch some of them without cookies. */
function isPublicFile(path: string): boolean {
  return /\.\w+$/.test(path) && !path.endsWith('.html');
}

/**
 * Lets people in by `?token=…` (which becomes a cookie) and answers everybody else's pages with a
 * plain explanation. Requests for `/api/…` pass on to `apiGate`.
 */
export function pageGate(options: GateOptions): RequestHandler {
  return (request, response, next) => {
    if (request.path.startsWith('/api/') || isPublicFile(request.path)) {
      next();
      return;
    }
    const url = new URL(request.originalUrl, 'http://stagecraft.invalid');
    const token = url.searchParams.get('token');
    if (token !== null && sameSecret(token, options.token)) exchangeToken(response, url, options);
    else if (token === null && identify(request.headers, options) !== null) next();
    else response.status(401).type('html').send(unauthorizedPage);
  };
}

function fromAnotherPage(request: Request, hosts: ReadonlySet<string>): boolean {
  const { origin } = request.headers;
  if (!readingMethods.has(request.method)) return !originAllowed(origin, hosts);
  if (origin !== undefined && !originAllowed(origin, hosts)) return true;
  // Pages on other ports of this machine count as "same-site", so SameSite lets their requests pass.
  const site = request.headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

/** Every API request needs the cookie or the bearer token; one by cookie also our own origin. */
export function apiGate(options: GateOptions): RequestHandler {
  return (request, response, next) => {
    const caller = identify(request.headers, options);
    if (caller === null) sendFailure(response, { code: 'unauthorized' });
    else if (caller === 'browser' && fromAnotherPage(request, options.hosts)) {
      sendFailure(response, { code: 'forbidden_origin' });
    } else next();
  };
}
