// `npm run generate`: writes docs/api/openapi.json from packages/contracts. With `--check`, only compares.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './lib/paths.mjs';
import { must } from './lib/process.mjs';

const path = join(root, 'docs/api/openapi.json');
const fresh = await must('node', ['--import', 'tsx', 'scripts/generate/openapi.mjs']);

if (process.argv.includes('--check')) {
  const found = await readFile(path, 'utf8').catch(() => '');
  if (found !== fresh) {
    console.log(
      'docs/api/openapi.json is not what packages/contracts says. Run `npm run generate`.',
    );
    process.exitCode = 1;
  }
} else {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, fresh);
}
