import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, AskedFile, Codes } from './types.ts';

/** A hadolint on this machine. */
export interface Hadolint {
  /** `2.15.1`. */
  readonly version: string;
  /** What it says of a file with its own codes, or with those of ShellCheck. */
  ask(file: AskedFile, codes: Codes): Answer;
  /** Removes its folder. */
  close(): void;
}

interface Said {
  readonly line: number;
  readonly code: string;
  readonly level: string;
}

/** Takes the path of the program. Throws where it can't be run. */
export function openHadolint(program: string): Hadolint {
  const folder = mkdtempSync(join(tmpdir(), 'hadolint-'));
  const run = (args: readonly string[], input = '') => {
    // In an empty folder, so that it finds no other configuration than the one it is given.
    const env = { HOME: folder, PATH: '' };
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      env,
      input,
    });
    if (error !== undefined) throw error;
    return { status, stdout, stderr };
  };
  const configFile = join(folder, 'config.yaml');
  const version = /\d+(?:\.\d+)+/.exec(run(['--version']).stdout)?.[0];
  if (version === undefined) throw new Error(`${program} does not say its version`);
  return {
    version,
    ask: ({ text, config }, codes) => {
      if (config !== undefined) writeFileSync(configFile, config);
      const chosen = config === undefined ? [] : ['--config', configFile];
      const { status, stdout, stderr } = run([...chosen, '--format', 'json', '-'], text);
      // Some files make it end with an error of its own instead of an answer.
      if (stdout === '') return { isRefused: true, findings: [], fails: status !== 0 };
      const answer = answerOf(JSON.parse(stdout) as readonly Said[], codes, status !== 0);
      const isConfigRefused = stderr.includes('Error parsing your config file');
      return isConfigRefused ? { isConfigRefused, ...answer } : answer;
    },
    close: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

function answerOf(said: readonly Said[], codes: Codes, fails: boolean): Answer {
  const isRefused = said.some(({ code }) => code === 'DL1000');
  const own = said.filter(({ code }) => code.startsWith(codes) && code !== 'DL1000');
  const findings = own
    .toSorted((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1))
    .map(({ line, code, level }) => `${String(line)} ${code} ${level}`);
  return {
    ...(isRefused ? { isRefused } : {}),
    findings: [...new Set(findings)],
    fails: said.every(({ code }) => code.startsWith(codes)) ? fails : null,
  };
}
