import { access } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { RequestHandler, Response } from 'express';

/** Precompressed by the web build beside the original, the better one first. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The path inside the web folder that a URL path asks for; null when it names none. */
function fileFor(urlPath: string): string | null {
  // Only plain names: the build makes no others, and nothing here needs decoding.
  if (!/^\/[\w./@~-]*$/.test(urlPath) || urlPath.split('/').includes('..')) return null;
  const lastPart = urlPath.slice(urlPath.lastIndexOf('/') + 1);
  if (lastPart.includes('.')) return urlPath.slice(1);
  // Addresses within the app are its own business.
  return 'index.html';
}

async function send(
  response: Response,
  folder: string,
  file: string,
  accepts: (encoding: string) => boolean,
): Promise<void> {
  let chosen = file;
  response.type(extname(file));
  for (const { name, suffix } of encodings) {
    if (!accepts(name) || !(await exists(join(folder, file + suffix)))) continue;
    chosen = file + suffix;
    response.setHeader('Content-Encoding', name);
    break;
  }
  response.vary('Accept-Encoding');
  const hashed = file.startsWith('assets/');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  await new Promise<void>((resolve, reject) => {
    response.sendFile(chosen, { root: folder, cacheControl: false, dotfiles: 'allow' }, (error) => {
      // A browser that went away in the middle is no error.
      if (error === undefined || response.headersSent) resolve();
      else reject(error);
    });
  });
}

const missingPage = `<!doctype html><meta charset="utf-8"><title>Stagecraft</title>
<p>The web app has not been built yet. Run <code>npm run build</code>, then reload.</p>
<p lang="zh-CN">网页应用尚未构建。请运行 <code>npm run build</code>，然后刷新页面。</p>
`;

/**
 * Serves the built web app: hashed assets for ever, everything else checked anew each time, and
 * `index.html` for every address without a dot.
 *
 * @param folder absolute path of the build
 */
export function serveWebApp(folder: string): RequestHandler {
  return async (request, response, next) => {
    const file = fileFor(request.path);
    if ((request.method !== 'GET' && request.method !== 'HEAD') || file === null) {
      next();
    } else if (await exists(join(folder, file))) {
      const accepts = (encoding: string): boolean =>
        request.acceptsEncodings(encoding) === encoding;
      await send(response, folder, file, accepts);
    } else if (file === 'index.html') {
      response.status(503).type('html').send(missingPage);
    } else {
      next();
    }
  };
}
