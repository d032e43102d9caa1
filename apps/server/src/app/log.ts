import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino } from 'pino';
import type { Logger } from 'pino';

/** Bytes after which the log is set aside (one older log is kept). */
const rotateAt = 5 * 1024 * 1024;

/** Never in a log: what lets somebody in. */
const secrets = [
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
  '*.token',
];

/** A request without its query, which may hold the token. */
function describeRequest(request: { method: string; url: string }): unknown {
  return { method: request.method, path: request.url.split('?', 1)[0] };
}

/** Opens `server.log` in the data folder, which only its owner may read. */
export function openLog(dataFolder: string, level: string): Logger {
  const file = join(dataFolder, 'server.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > rotateAt) renameSync(file, `${file}.1`);
  return pino(
    { level, redact: secrets, serializers: { req: describeRequest } },
    destination({ dest: file, sync: true, mode: 0o600 }),
  );
}
