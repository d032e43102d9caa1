import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { shellScripts } from '../../../src/shellcheck/check.ts';
import { nodeShellChecker } from '../../../src/shellcheck/node.ts';
import { inputOf } from '../../support/check.ts';
import { openHadolint } from '../program.ts';
import { askedFiles } from './asked.ts';
import { scriptKey, writeComment, writeRecord } from './record.ts';

/** The paths of both, ShellCheck in the version that this hadolint has in it; `-u` records anew. */
const { HADOLINT: program = '', SHELLCHECK: checker = '' } = process.env;
const canAsk = program !== '' && checker !== '';

test.skipIf(!canAsk)('both answer as is recorded', { timeout: 600_000 }, async () => {
  const hadolint = openHadolint(program);
  const answers = askedFiles.map((file) => ({ ...file, ...hadolint.ask(file, 'SC') }));
  hadolint.close();
  const scripts: Record<string, readonly string[]> = {};
  const check = nodeShellChecker(checker);
  for (const script of askedFiles.flatMap(({ text }) => shellScripts(inputOf(text)))) {
    const key = scriptKey(script);
    scripts[key] ??= (await check(script.text, { shell: script.shell }))?.map(writeComment) ?? [];
  }
  const shellcheck = versionOf(checker);
  const record = writeRecord({ hadolint: hadolint.version, shellcheck, answers, scripts });
  const path = fileURLToPath(new URL('./recorded.json', import.meta.url));
  await expect(record).toMatchFileSnapshot(path);
});

function versionOf(path: string): string {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? '';
}
