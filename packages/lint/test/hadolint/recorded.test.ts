import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { askedFiles } from './asked.ts';
import { openHadolint } from './program.ts';
import { writeRecord } from './record.ts';

/** The path of a hadolint to compare the recorded answers with; `-u` records its answers anew. */
const program = process.env['HADOLINT'] ?? '';
const asked = program === '' ? [] : [...(await askedFiles())];

test.skipIf(program === '')('hadolint answers as is recorded', { timeout: 600_000 }, async () => {
  const hadolint = openHadolint(program);
  for (const [name, files] of asked) {
    const answers = files.map((file) => ({ ...file, ...hadolint.ask(file, 'DL') }));
    const record = writeRecord({ version: hadolint.version, answers });
    const path = fileURLToPath(new URL(`./recorded/${name}.json`, import.meta.url));
    await expect(record).toMatchFileSnapshot(path);
  }
  hadolint.close();
});
