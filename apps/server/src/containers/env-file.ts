/** Lines longer than this, in bytes, are refused, as docker does. */
const lineLimit = 64 * 1024;

export type EnvFile =
  | { readonly ok: true; readonly env: readonly string[] }
  /** `line` counts from 1; the reason holds nothing of the file but a name. */
  | { readonly ok: false; readonly line: number; readonly reason: string };

type Line = { readonly variable: string | null } | { readonly reason: string };

function readLine(line: string, environment: NodeJS.ProcessEnv): Line {
  if (Buffer.byteLength(line) > lineLimit) return { reason: 'the line is too long' };
  const text = line.replace(/^\s+/u, '');
  if (text === '' || text.startsWith('#')) return { variable: null };
  const at = text.indexOf('=');
  const name = at === -1 ? text : text.slice(0, at);
  if (name === '') return { reason: 'no variable name before =' };
  if (/\s/u.test(name))
    return { reason: `white space in the variable name “${name.slice(0, 80)}”` };
  if (text.includes('\0')) return { reason: 'a NUL byte' };
  if (at !== -1) return { variable: text };
  const value = environment[name];
  return { variable: value === undefined ? null : `${name}=${value}` };
}

/**
 * Reads a file of environment variables as `docker run --env-file` does: `NAME=value` a line, the value
 * as it is to its end; `NAME` alone takes its value from `environment`, or counts for nothing; `#` begins
 * a comment line. (Rules: docker/cli, pkg/kvfile.)
 */
export function readEnvFile(bytes: Uint8Array, environment: NodeJS.ProcessEnv): EnvFile {
  let text: string;
  try {
    // It takes off a byte order mark, as docker does.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, line: 1, reason: 'the file is not valid UTF-8' };
  }
  const env: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const read = readLine(line.replace(/\r$/, ''), environment);
    if ('reason' in read) return { ok: false, line: index + 1, reason: read.reason };
    if (read.variable !== null) env.push(read.variable);
  }
  return { ok: true, env };
}
