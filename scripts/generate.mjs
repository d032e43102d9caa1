// `npm run generate`: writes what is made from the sources. With `--check`, only compares.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderRegistry } from './generate/lint-registry.mjs';
import { root } from './lib/paths.mjs';
import { must } from './lib/process.mjs';

/** @param {string} script */
const printed = (script) => must('node', ['--import', 'tsx', script]);
const isCheck = process.argv.includes('--check');

await keepFresh('packages/lint/src/rules/index.ts', await renderRegistry());
await keepFresh('docs/api/openapi.json', await printed('scripts/generate/openapi.mjs'));

/** @type {Record<string, string>} */
const pages = JSON.parse(await printed('scripts/generate/rule-pages.mjs'));
for (const [name, text] of Object.entries(pages)) await keepFresh(`docs/rules/${name}`, text);

/**
 * @param {string} name Path in the repository.
 * @param {string} fresh
 */
async function keepFresh(name, fresh) {
  const path = join(root, name);
  const found = await readFile(path, 'utf8').catch(() => '');
  if (found === fresh) return;
  if (isCheck) {
    console.log(`${name} is not what its sources say. Run \`npm run generate\`.`);
    process.exitCode = 1;
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, fresh);
}
