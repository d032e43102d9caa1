import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sizeLimits from '../../../.size-limit.js';
import { result, type Bench } from '../report/result.ts';
import { repository } from '../stagecraft/repository.ts';

/** Bytes from a limit as size-limit writes it: `250 kB`. */
function bytesOf(limit: string): number {
  const [amount, unit] = limit.split(' ');
  return Number(amount) * (unit === 'kB' ? 1000 : 1);
}

/** What the browser loads before it shows the shell, gzipped, against the limit that `npm run check` holds. */
export const bundleBench: Bench = {
  name: 'bundle',
  run: () =>
    Promise.resolve(
      sizeLimits.map(({ name, path: files, limit }) => {
        const paths = files.map((file) => path.join(repository, file));
        const built = paths.length > 0 && paths.every((file) => existsSync(file));
        const size = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;
        return result({
          name: `bundle: ${name}`,
          unit: 'bytes',
          ours: built ? paths.reduce((sum, file) => sum + size(file), 0) : null,
          peer: bytesOf(limit),
          peerName: 'limit',
          runs: 1,
          ...(built ? {} : { missing: 'apps/web/dist (npm run build)' }),
        });
      }),
    ),
};
