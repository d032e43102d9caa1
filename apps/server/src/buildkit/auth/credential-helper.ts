import { execFile } from 'node:child_process';
import * as z from 'zod';

/** A helper may have to unlock a key ring, but must not hold up a build for ever. */
const limitMs = 20_000;

const Answer = z.object({ Username: z.string(), Secret: z.string() });

/** Server → user name. */
const List = z.record(z.string(), z.string());

/**
 * Runs `docker-credential-NAME ACTION` with a text as its input, as the docker command does. Gives what it
 * writes as JSON; undefined when it is missing or fails.
 */
function runHelper(name: string, action: 'get' | 'list', input: string): Promise<unknown> {
  // The name becomes part of a command's name: nothing that could make it a path.
  if (!/^[\w.-]+$/.test(name)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const child = execFile(
      `docker-credential-${name}`,
      [action],
      { timeout: limitMs, windowsHide: true },
      (error, stdout) => resolve(error ? undefined : jsonOf(stdout)),
    );
    // A helper that ends without reading closes the pipe; its exit tells the rest.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks a helper for one server. Null when it is missing, fails, or knows nothing of the server. */
export async function askHelper(
  name: string,
  server: string,
): Promise<{ readonly username: string; readonly secret: string } | null> {
  const answer = Answer.safeParse(await runHelper(name, 'get', server));
  return answer.success ? { username: answer.data.Username, secret: answer.data.Secret } : null;
}

/** The servers that a helper knows, each with its user name; none where it does not tell. */
export async function listHelper(
  name: string,
): Promise<readonly (readonly [server: string, username: string])[]> {
  const list = List.safeParse(await runHelper(name, 'list', ''));
  return list.success ? Object.entries(list.data) : [];
}
