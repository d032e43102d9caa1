// Compares the catalogues of apps/web: equal keys, equal placeholders, no empty text. Run with `node --import tsx`.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/paths.mjs';
import { compareCatalogues, flatten } from './catalogues.mjs';

const folder = join(root, 'apps/web/src/i18n');
const languages = ['en', 'zh-CN'];

/** @param {string} language */
async function load(language) {
  const path = join(folder, language);
  /** @type {Map<string, string>} */
  const entries = new Map();
  for (const name of existsSync(path) ? readdirSync(path) : []) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const module = await import(pathToFileURL(join(path, name)).href);
    for (const [key, text] of flatten(module)) entries.set(`${name}:${key}`, text);
  }
  return entries;
}

const [english, chinese] = await Promise.all(languages.map(load));
const findings =
  english && chinese && english.size > 0
    ? compareCatalogues(english, chinese)
    : [`No catalogue found in ${folder}.`];
for (const finding of findings) console.log(finding);
process.exitCode = findings.length > 0 ? 1 : 0;
