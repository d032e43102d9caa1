import { execFile } from 'node:child_process';
import * as z from 'zod';

/** A helper may have to unlock a key ring, but must not hold up a build for ever. */
const limitMs = 20_000;

const Answer = z.object({ Username: z.string(), Secret: z.string() });

/**
 * Asks `docker-credential-NAME get` for one server, as the docker command does. Null when the helper
 * is missing, fails, or knows nothing of the server.
 */
export function askHelper(
  name: string,
  server: string,
): Promise<{ readonly username: string; readonly secret: string } | null> {
  // The name becomes part of a command's name: nothing that could make it a path.
  if (!/^[\w.-]+$/.test(name)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const child = execFile(
      `docker-credential-${name}`,
      ['get'],
      { timeout: limitMs, windowsHide: true },
      (error, stdout) => {
        if (error) {
          resolve(null);
          return;
        }
        resolve(parseAnswer(stdout));
      },
    );
    // A helper that ends without reading closes the pipe; its exit tells the rest.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(server);
  });
}

function parseAnswer(text: string): { readonly username: string; readonly secret: string } | null {
  try {
    const parsed = Answer.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    return { username: parsed.data.Username, secret: parsed.data.Secret };
  } catch {
    return null;
  }
}
