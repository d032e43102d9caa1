import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { destination, pino } from 'pino';
import type { Logger } from 'pino';

/** Bytes after which the log is set aside (one older log is kept). */
const rotateAt = 5 * 1024 * 1024;

/**
 * Logs requests at debug level: method, path, status. Nothing else of them, since headers and query
 * may hold what lets somebody in.
 */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const { method, path } = request;
    const startedAt = performance.now();
    response.on('close', () => {
      const ms = Math.round(performance.now() - startedAt);
      log.debug({ method, path, status: response.statusCode, ms });
    });
    next();
  };
}

/** Opens `server.log` in the data folder, which only its owner may read. */
export function openLog(dataFolder: string, level: string): Logger {
  const file = join(dataFolder, 'server.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > rotateAt) renameSync(file, `${file}.1`);
  return pino({ level }, destination({ dest: file, sync: true, mode: 0o600 }));
}
