import { execFile } from 'node:child_process';
import * as z from 'zod';

/** A helper may have to unlock a key ring, but must not hold up a build for ever. */
const limitMs = 20_000;

const Answer = z.object({ Username: z.string(), Secret: z.string() });

/** Server → user name. */
const List = z.record(z.string(), z.string());

/** How a helper ended. Helpers tell why they fail on either output. */
interface Run {
  readonly failed: boolean;
  readonly output: string;
  readonly words: string;
}

/** Runs `docker-credential-NAME ACTION` with a text as its input, as the docker command does. */
function runHelper(
  name: string,
  action: 'get' | 'list' | 'store' | 'erase',
  input: string,
): Promise<Run> {
  // The name becomes part of a command's name: nothing that could make it a path.
  if (!/^[\w.-]+$/.test(name)) {
    return Promise.resolve({ failed: true, output: '', words: `no name of a helper: ${name}` });
  }
  return new Promise((resolve) => {
    const child = execFile(
      `docker-credential-${name}`,
      [action],
      { timeout: limitMs, windowsHide: true },
      (error, output, complaints) => {
        const said = [output, complaints].map((text) => text.trim()).find((text) => text !== '');
        const words = `docker-credential-${name} ${action}: ${said ?? error?.message ?? ''}`;
        resolve({ failed: error !== null, output, words });
      },
    );
    // A helper that ends without reading closes the pipe; its exit tells the rest.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

function jsonOf({ failed, output }: Run): unknown {
  try {
    return failed ? undefined : JSON.parse(output);
  } catch {
    return undefined;
  }
}

/** Asks a helper for one server. Null when it is missing, fails, or knows nothing of the server. */
export async function askHelper(
  name: string,
  server: string,
): Promise<{ readonly username: string; readonly secret: string } | null> {
  const answer = Answer.safeParse(jsonOf(await runHelper(name, 'get', server)));
  return answer.success ? { username: answer.data.Username, secret: answer.data.Secret } : null;
}

/** The servers that a helper knows, each with its user name; none where it does not tell. */
export async function listHelper(
  name: string,
): Promise<readonly (readonly [server: string, username: string])[]> {
  const list = List.safeParse(jsonOf(await runHelper(name, 'list', '')));
  return list.success ? Object.entries(list.data) : [];
}

/**
 * Gives a helper a login to keep; an identity token has an empty user name. Gives the helper's own words
 * when it does not take it, else null.
 */
export async function storeWithHelper(
  name: string,
  server: string,
  { username, secret }: { readonly username: string; readonly secret: string },
): Promise<string | null> {
  // The user name by which helpers mark an identity token.
  const Username = username === '' ? '<token>' : username;
  const login = JSON.stringify({ ServerURL: server, Username, Secret: secret });
  const { failed, words } = await runHelper(name, 'store', login);
  return failed ? words : null;
}

/** Makes a helper forget a server. Gives its own words when it does not, else null. */
export async function eraseWithHelper(name: string, server: string): Promise<string | null> {
  const { failed, words } = await runHelper(name, 'erase', server);
  return failed ? words : null;
}
