import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const Auth = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
});

/** The parts of docker's `config.json` that say who one is at a registry. */
const DockerConfig = z.object({
  auths: z.record(z.string(), Auth).default({}),
  credsStore: z.string().default(''),
  credHelpers: z.record(z.string(), z.string()).default({}),
});
export type DockerConfig = z.infer<typeof DockerConfig>;

const noConfig: DockerConfig = { auths: {}, credsStore: '', credHelpers: {} };

/** Docker's configuration file: `$DOCKER_CONFIG/config.json`, or `~/.docker/config.json`. Absolute. */
export function dockerConfigFile(env: NodeJS.ProcessEnv): string {
  return resolve(env['DOCKER_CONFIG'] ?? join(env['HOME'] ?? homedir(), '.docker'), 'config.json');
}

/**
 * Reads `$DOCKER_CONFIG/config.json` (or `~/.docker/config.json`) as the docker command does. A file
 * that is missing or not readable as JSON gives an empty configuration, so public images still pull.
 */
export async function readDockerConfig(env: NodeJS.ProcessEnv): Promise<DockerConfig> {
  try {
    const text = await readFile(dockerConfigFile(env), 'utf8');
    const parsed = DockerConfig.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : noConfig;
  } catch {
    return noConfig;
  }
}
