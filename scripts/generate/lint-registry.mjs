// Writes packages/lint/src/rules/index.ts from the rules' files. Each file exports one rule, named after the file.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from '../lib/paths.mjs';

const folder = join(root, 'packages/lint/src/rules');

/** The text of the registry: one import a rule, in the order of groups and names. @returns {Promise<string>} */
export async function renderRegistry() {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.parentPath !== folder)
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort();
  const rules = [];
  for (const path of paths) {
    const text = await readFile(join(folder, path), 'utf8');
    // What several rules share has no rule of its own.
    if (text.includes('= defineRule({')) rules.push({ path, name: nameOf(path) });
  }
  const imports = rules.map(({ path, name }) => `import { ${name} } from './${path}';`);
  const list = rules.map(
    ({ path, name }) => `  { group: '${path.split('/')[0]}', rule: ${name} },`,
  );
  return [
    '// Made by `npm run generate`.',
    "import type { Rule } from '../rule.ts';",
    ...imports,
    '',
    '/** Every rule with its group, in the order of both. */',
    'export const catalogue: readonly { readonly group: string; readonly rule: Rule }[] = [',
    ...list,
    '];',
    '',
    '/** Every rule. */',
    'export const rules: readonly Rule[] = catalogue.map(({ rule }) => rule);',
    '',
  ].join('\n');
}

/** @param {string} path */
function nameOf(path) {
  return basename(path, '.ts').replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
