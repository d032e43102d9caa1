import type { EndReason } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { exitMeaning } from './exit-codes.ts';
import { explainEnding, type EndingFacts } from './explain.ts';

const facts: EndingFacts = {
  state: 'exited',
  exitCode: 0,
  lastExitCode: 0,
  error: '',
  outOfMemory: false,
  process: ['app'],
  entrypoint: null,
  interactive: false,
  startedAt: 1000,
  finishedAt: 1250,
  lastOutput: [],
};
const said = (text: string): Pick<EndingFacts, 'lastOutput'> => ({
  lastOutput: [{ stream: 'stderr', text }],
});
/** runc's words around what is wrong, as engines pass them on. */
const oci = (text: string): string =>
  `failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${text}: unknown`;

it.each<[string, Partial<EndingFacts>, EndReason]>([
  ['made only', { state: 'created', exitCode: null, startedAt: null }, 'not_started'],
  [
    'not in PATH',
    {
      ...{ state: 'created', exitCode: 127 },
      error: oci('exec: "nosuch": executable file not found in $PATH'),
    },
    'command_not_found',
  ],
  [
    'not at its path',
    { exitCode: 127, error: oci('exec: "/app": stat /app: no such file or directory') },
    'command_not_found',
  ],
  [
    'not executable',
    { exitCode: 126, error: oci('exec: "/app": permission denied') },
    'command_not_executable',
  ],
  [
    'a folder',
    { exitCode: 126, error: oci('exec: "/srv": is a directory') },
    'command_not_executable',
  ],
  [
    'another architecture, told by the engine',
    { exitCode: 128, error: oci('exec /app: exec format error') },
    'wrong_architecture',
  ],
  [
    'the port is taken',
    {
      state: 'created',
      exitCode: 128,
      error: 'Bind for 0.0.0.0:80 failed: port is already allocated',
    },
    'engine_failed',
  ],
  [
    'another architecture',
    { exitCode: 1, ...said('exec /app: exec format error') },
    'wrong_architecture',
  ],
  [
    'another architecture, in older words',
    {
      exitCode: 1,
      ...said('standard_init_linux.go:228: exec user process caused: exec format error'),
    },
    'wrong_architecture',
  ],
  [
    'a missing interpreter',
    { exitCode: 127, ...said('exec /run.sh: no such file or directory') },
    'interpreter_missing',
  ],
  [
    'a shell that lacks the command',
    { exitCode: 127, ...said('sh: nosuch: not found') },
    'command_not_found',
  ],
  ['a script that may not be run', { exitCode: 126 }, 'command_not_executable'],
  ['memory', { exitCode: 137, outOfMemory: true }, 'out_of_memory'],
  ['killed', { exitCode: 137 }, 'killed'],
  ['stopped', { exitCode: 143 }, 'stopped'],
  ['crashed', { exitCode: 139 }, 'crashed'],
  ['failed', { exitCode: 3 }, 'failed'],
  ['failed again and again', { state: 'restarting', exitCode: null, lastExitCode: 3 }, 'failed'],
  ['a shell', { process: ['/bin/bash'] }, 'shell_without_input'],
  ['a login shell', { process: ['bash', '-l'] }, 'shell_without_input'],
  ['a shell with input', { process: ['bash'], interactive: true }, 'finished'],
  ['a script', { process: ['sh', 'script.sh'] }, 'finished'],
  ['a service', { process: ['service', 'nginx', 'start'] }, 'went_to_background'],
  // A program that prints what runc would: only its exit code counts then.
  ['a program that ended well', { ...said('exec /app: exec format error') }, 'finished'],
])('%s', (_, change, reason) => {
  const ending = explainEnding({ ...facts, ...change });
  expect(ending?.reason).toBe(reason);
  expect(ending?.message.en).toBeTruthy();
  expect(ending?.next['zh-CN']).toBeTruthy();
});

it('says nothing of one that runs', () => {
  for (const state of ['running', 'paused', 'removing'] as const) {
    expect(explainEnding({ ...facts, state })).toBeNull();
  }
});

it('carries its evidence, its code and how long it ran', () => {
  const ending = explainEnding({ ...facts, process: ['crond'], entrypoint: ['crond'] });
  expect(ending).toMatchObject({
    evidence: 'crond',
    remedy: 'ENTRYPOINT ["crond", "-f"]',
    exit: { code: 0, signal: null },
    ranMs: 250,
  });
});

it('takes the engine’s code of a start that failed for none of the program', () => {
  const early = { error: 'port is already allocated', exitCode: 128, startedAt: null };
  expect(explainEnding({ ...facts, ...early })?.exit?.text.en).toMatch(/no program ran/);
  expect(explainEnding({ ...facts, exitCode: 128 })?.exit?.text.en).toMatch(/code of its own/);
});

describe('exit codes', () => {
  it.each<[number, string | null, RegExp]>([
    [0, null, /without an error/],
    [125, null, /docker run itself ends with 125/],
    [126, null, /could not be run/],
    [127, null, /not found/],
    [130, 'SIGINT', /SIGINT/],
    [137, 'SIGKILL', /SIGKILL/],
    [139, 'SIGSEGV', /SIGSEGV/],
    [143, 'SIGTERM', /SIGTERM/],
    [131, 'SIGQUIT', /SIGQUIT/],
    [42, null, /code of its own/],
    [128, null, /code of its own/],
  ])('%i', (code, signal, text) => {
    const meaning = exitMeaning(code);
    expect(meaning).toMatchObject({ code, signal });
    expect(meaning.text.en).toMatch(text);
    expect(meaning.text['zh-CN']).not.toBe('');
  });
});
