import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { sendFailure } from '../problems/send.ts';

/** Largest JSON body in bytes: a 5 MB text, with what JSON escapes in it. */
export const jsonBodyLimit = 6 * 1024 * 1024;

/** Far above what tabs of one person do; stops a runaway script. Per address and 10 s. */
export function requestLimit(): RequestHandler {
  return rateLimit({
    windowMs: 10_000,
    limit: 5_000,
    legacyHeaders: false,
    standardHeaders: false,
    // Its checks are for servers behind proxies; they would write to the console.
    validate: false,
    handler: (_request, response) => sendFailure(response, { code: 'too_many_requests' }),
  });
}
