import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LoginStore } from '@stagecraft/contracts';
import { eraseWithHelper, storeWithHelper } from '../buildkit/auth/credential-helper.ts';
import { hostOf, type Credentials } from '../buildkit/auth/credentials.ts';
import {
  dockerConfigFile,
  readDockerConfig,
  type DockerConfig,
} from '../buildkit/auth/docker-config.ts';
import { setMember } from '../buildkit/auth/json-member.ts';
import { dockerHubKey, isDockerHub } from '../buildkit/auth/registry-host.ts';
import { fail, ok, type Result } from '../problems/result.ts';

/** A registry's key in docker's configuration. */
const keyOf = (host: string): string => (isDockerHub(host) ? dockerHubKey : host);

/** The helper that docker gives logins to a registry; null where the file keeps them. */
function helperOf(config: DockerConfig, host: string): string | null {
  const key = keyOf(host);
  const named = config.credHelpers[key] ?? config.credHelpers[hostOf(key)] ?? config.credsStore;
  return named === '' ? null : named;
}

export async function loginStoreOf(
  host: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<LoginStore> {
  const helper = helperOf(await readDockerConfig(env), host);
  return { file: dockerConfigFile(env), helper };
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Where the file really is: a link to it stays one. A file that is not there yet is made. */
async function targetOf(file: string): Promise<string> {
  return realpath(file).catch(() => file);
}

/** The file's text and its logins, by docker's keys; an error for one that is no JSON object. */
async function readAuths(file: string): Promise<{ text: string; auths: Record<string, unknown> }> {
  const read = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}\n';
    throw error;
  });
  const text = read.trim() === '' ? '{}\n' : read;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${file} is no JSON object`);
  }
  const auths: unknown = Reflect.get(value, 'auths') ?? {};
  if (typeof auths !== 'object' || auths === null || Array.isArray(auths)) {
    throw new Error(`"auths" in ${file} is no JSON object`);
  }
  return { text, auths: { ...auths } };
}

/** Puts a text in a file's place at once, for its owner alone. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One change of the file after the other. What `edit` leaves as it is is not written. */
function changeAuths(
  env: NodeJS.ProcessEnv,
  edit: (auths: Record<string, unknown>) => boolean,
): Promise<Result<void>> {
  const change = async (): Promise<Result<void>> => {
    try {
      const file = await targetOf(dockerConfigFile(env));
      const { text, auths } = await readAuths(file);
      if (edit(auths)) await replaceFile(file, setMember(text, 'auths', auths));
      return ok(undefined);
    } catch (error) {
      return fail('login_not_kept', { detail: wordsOf(error) });
    }
  };
  const changed = last.then(change);
  last = changed;
  return changed;
}

/** An entry as `docker login` writes it: base64, which hides nothing. */
function entryOf({ username, secret }: Credentials): object {
  if (username === '') return { identitytoken: secret };
  return { auth: Buffer.from(`${username}:${secret}`).toString('base64') };
}

/** Keys by which docker finds a registry's login. */
function keysFor(auths: Readonly<Record<string, unknown>>, host: string): string[] {
  return Object.keys(auths).filter((key) =>
    isDockerHub(host) ? isDockerHub(hostOf(key)) : hostOf(key) === host,
  );
}

/** Keeps a login where `docker login` would: with the helper for the registry, else in the file. */
export async function keepLogin(
  host: string,
  login: Credentials,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Result<void>> {
  const { helper } = await loginStoreOf(host, env);
  if (helper !== null) {
    const complaint = await storeWithHelper(helper, keyOf(host), login);
    return complaint === null ? ok(undefined) : fail('login_not_kept', { detail: complaint });
  }
  return changeAuths(env, (auths) => {
    for (const key of keysFor(auths, host)) delete auths[key];
    auths[keyOf(host)] = entryOf(login);
    return true;
  });
}

/** Removes a login as `docker logout` does: from the helper for the registry, and from the file. */
export async function dropLogin(
  host: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Result<void>> {
  const { helper } = await loginStoreOf(host, env);
  const complaint = helper === null ? null : await eraseWithHelper(helper, keyOf(host));
  if (complaint !== null) return fail('login_not_kept', { detail: complaint });
  return changeAuths(env, (auths) => {
    const keys = keysFor(auths, host);
    for (const key of keys) delete auths[key];
    return keys.length > 0;
  });
}
