import { describe, expect, it } from 'vitest';
import { compileIgnore, explainSource, leadsOut } from '../src/index.ts';
import type { ContextAccess, ContextEntry } from '../src/index.ts';

/** A context of these files; one that ends in `@` is a link to the folder `real`. */
function contextOf(files: readonly string[]): ContextAccess {
  const folders = new Map<string, Map<string, ContextEntry>>([['', new Map()]]);
  for (const file of files) {
    const parts = file.split('/');
    for (const [at, part] of parts.entries()) {
      const folder = parts.slice(0, at).join('/');
      const isLink = part.endsWith('@');
      const name = part.replace(/@$/, '');
      const kind = isLink ? 'link' : at === parts.length - 1 ? 'file' : 'folder';
      folders.get(folder)?.set(name, { name, kind, bytes: 0 });
      if (kind === 'folder' && !folders.has(parts.slice(0, at + 1).join('/'))) {
        folders.set(parts.slice(0, at + 1).join('/'), new Map());
      }
    }
  }
  return {
    readFolder: async (path) => {
      const entries = folders.get(path);
      return entries === undefined ? null : [...entries.values()];
    },
    follow: async () => ({ path: 'real', kind: 'folder', bytes: 0 }),
  };
}

const files = [
  'package.json',
  'src/main.ts',
  'src/Config.yml',
  'docs/guide/main.ts',
  'dist/app.js',
  'current@',
  'real/tool.sh',
];

describe('a source that COPY does not find', () => {
  it.each([
    ['package.json', '', { kind: 'there', path: 'package.json' }],
    ['/src/', '', { kind: 'there', path: 'src' }],
    ['.', '', { kind: 'there', path: '' }],
    ['*.json', '', { kind: 'there', path: 'package.json' }],
    ['current/tool.sh', '', { kind: 'there', path: 'current/tool.sh' }],
    ['dist/app.js', '# built\ndist\n', { kind: 'ignored', path: 'dist/app.js', line: 1 }],
    ['dist/*.js', 'src\n*/app.js\n', { kind: 'ignored', path: 'dist/app.js', line: 1 }],
    ['dist/app.js', 'dist\n!dist/app.js\n', { kind: 'there', path: 'dist/app.js' }],
  ] as const)('%s with “%s”', async (source, ignore, finding) => {
    expect(await explainSource(contextOf(files), compileIgnore(ignore), source)).toEqual(finding);
  });

  it.each([
    ['src/config.yml', 'src', 'config.yml', [{ path: 'src/Config.yml', why: 'case' }]],
    ['pakage.json', '', 'pakage.json', [{ path: 'package.json', why: 'name' }]],
    ['scr/main.ts', '', 'scr', ['src/main.ts', 'docs/guide/main.ts']],
    ['main.ts', '', 'main.ts', ['src/main.ts', 'docs/guide/main.ts']],
    ['package.json/x', 'package.json', 'x', []],
    ['lib/*.so', '', 'lib', []],
    ['src/*.so', 'src', '*.so', []],
  ] as const)('%s ends in “%s”, which has no %s', async (source, folder, part, similar) => {
    const found = await explainSource(contextOf(files), compileIgnore(''), source);
    expect(found).toMatchObject({ kind: 'missing', folder, part });
    const told = found.kind === 'missing' ? found.similar : [];
    const wanted = similar.map((one) => (typeof one === 'string' ? { path: one } : one));
    expect(told).toHaveLength(wanted.length);
    expect(told).toMatchObject(wanted);
  });

  it('says that a file stands where the path goes on', async () => {
    const found = await explainSource(contextOf(files), compileIgnore(''), 'package.json/x');
    expect(found).toMatchObject({ isFile: true });
  });
});

it.each([
  ['../secret', true],
  ['a/../../b', true],
  ['a/../b', false],
  ['/a', false],
  ['./..a', false],
])('%s leads out: %s', (source, out) => {
  expect(leadsOut(source)).toBe(out);
});
