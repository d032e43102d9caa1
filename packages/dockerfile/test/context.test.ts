import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileIgnore,
  matchSources,
  surveyContext,
  type ContextAccess,
  type ContextEntry,
} from '../src/index.ts';

/** A context in memory: path → bytes, or `-> target` for a link (target from the root). */
type Files = Readonly<Record<string, number | `-> ${string}` | 'socket'>>;

function entryOf(name: string, value: Files[string] | undefined): ContextEntry {
  if (value === undefined) return { name, kind: 'folder', bytes: 0 };
  if (value === 'socket') return { name, kind: 'other', bytes: 0 };
  return typeof value === 'number'
    ? { name, kind: 'file', bytes: value }
    : { name, kind: 'link', bytes: 0 };
}

function contextOf(files: Files): ContextAccess & { readonly read: string[] } {
  const folders = new Map<string, Map<string, ContextEntry>>([['', new Map()]]);
  for (const [path, value] of Object.entries(files)) {
    const parts = path.split('/');
    for (const [at, name] of parts.entries()) {
      const folder = parts.slice(0, at).join('/');
      const entry = entryOf(name, at === parts.length - 1 ? value : undefined);
      const entries = folders.get(folder) ?? new Map<string, ContextEntry>();
      folders.set(folder, entries.set(name, entries.get(name) ?? entry));
    }
  }
  const read: string[] = [];
  const resolve = (path: string): string => {
    const link = Object.keys(files).find(
      (key) => typeof files[key] === 'string' && (path === key || path.startsWith(`${key}/`)),
    );
    return link === undefined ? path : String(files[link]).slice(3) + path.slice(link.length);
  };
  return {
    read,
    readFolder: async (path) => {
      read.push(path);
      return folders.has(path) ? [...(folders.get(path)?.values() ?? [])] : null;
    },
    follow: async (path) => {
      const place = resolve(path);
      const value = files[place];
      if (folders.has(place)) return { path: place, kind: 'folder', bytes: 0 };
      return typeof value === 'number' ? { path: place, kind: 'file', bytes: value } : null;
    },
  };
}

const survey = (files: Files, ignore: string, options = {}) =>
  surveyContext(contextOf(files).readFolder, compileIgnore(ignore), options);

describe('the survey of a build context', () => {
  it('counts what is sent and what each line leaves out, with examples', async () => {
    const files = {
      Dockerfile: 10,
      'src/a.ts': 20,
      'src/b.log': 3,
      'node_modules/x/index.js': 100,
      'node_modules/y.js': 50,
      link: '-> node_modules',
      'live.sock': 'socket',
    } as const;
    expect(await survey(files, '# comment\nnode_modules\n**/*.log\nnothing-like-it\n')).toEqual({
      sent: { files: 3, bytes: 30 },
      left: { files: 3, bytes: 153 },
      lines: [
        { line: 1, total: { files: 2, bytes: 150 }, examples: ['node_modules/'] },
        { line: 2, total: { files: 1, bytes: 3 }, examples: ['src/b.log'] },
      ],
      truncated: false,
    });
  });

  it('goes into an ignored folder that an exception reaches', async () => {
    const files = { 'docs/a.md': 1, 'docs/keep/b.md': 2, 'docs/keep/c.md': 4 };
    expect(await survey(files, 'docs\n!docs/keep/b.md\n')).toMatchObject({
      sent: { files: 1, bytes: 2 },
      left: { files: 2, bytes: 5 },
      lines: [{ line: 0, examples: ['docs/a.md', 'docs/keep/c.md'] }],
    });
  });

  it('names five paths of a line at most', async () => {
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at}.log`, 1]));
    const { lines } = await survey(files, '*.log');
    expect(lines[0]?.total.files).toBe(9);
    expect(lines[0]?.examples).toHaveLength(5);
  });

  it.each([
    ['at the limit of what is sent', { limit: 3 }],
    ['at the limit of what stays out', { leftLimit: 1 }],
    ['when it is told to', { stopped: () => true }],
  ])('ends %s, and says so', async (_, options) => {
    const files = { 'a/1': 1, 'a/2': 1, 'out/1': 1, 'out/2': 1 };
    expect(await survey(files, 'out')).toMatchObject({ truncated: false });
    const cut = await survey(files, 'out', options);
    expect(cut.truncated).toBe(true);
    expect(cut.sent.files + cut.left.files).toBeLessThan(4);
  });

  it('says that a folder could not be read', async () => {
    const { readFolder } = contextOf({ 'a/1': 1, b: 2 });
    const blind = await surveyContext(
      (path) => (path === 'a' ? Promise.resolve(null) : readFolder(path)),
      compileIgnore(''),
    );
    expect(blind).toMatchObject({ sent: { files: 1, bytes: 2 }, truncated: true });
  });

  it('agrees with the rules about every single path', async () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd.md');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const rule = fc
      .tuple(
        fc.constantFrom('', '!'),
        fc.array(fc.constantFrom('a', 'b', '*', '**', '*.md'), { minLength: 1, maxLength: 3 }),
      )
      .map(([sign, parts]) => sign + parts.join('/'));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(path, { maxLength: 25 }),
        fc.array(rule, { maxLength: 6 }),
        async (paths, lines) => {
          const kept = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
          const rules = compileIgnore(lines.join('\n'));
          const context = contextOf(Object.fromEntries(kept.map((one) => [one, 1])));
          const counted = await surveyContext(context.readFolder, rules);
          const out = kept.filter(rules.ignores);
          expect(counted.sent.files).toBe(kept.length - out.length);
          expect(counted.left.files).toBe(out.length);
          const byLine = counted.lines.filter(({ total }) => total.files > 0);
          expect(byLine.map(({ line, total }) => [line, total.files])).toEqual(
            lines
              .map(
                (_, line) =>
                  [line, out.filter((one) => rules.decidedBy(one) === line).length] as const,
              )
              .filter(([, count]) => count > 0),
          );
          const whole = await matchSources(context, rules, ['.']);
          expect(whole.patterns).toEqual([{ matched: counted.sent, ignored: out.length }]);
        },
      ),
    );
  });
});

describe('what COPY sources bring', () => {
  const files: Files = {
    'package.json': 1,
    'package-lock.json': 2,
    'src/a.ts': 4,
    'src/b.log': 8,
    'src/deep/c.ts': 16,
    'src/deep/d.ts': 32,
    'we[i]rd*': 64,
    alias: '-> src/deep',
    shortcut: '-> src/a.ts',
    dangling: '-> nowhere',
  };
  const match = async (pattern: string, ignore = '') => {
    const { patterns } = await matchSources(contextOf(files), compileIgnore(ignore), [pattern]);
    const [{ matched, ignored } = { matched: { files: -1, bytes: -1 }, ignored: -1 }] = patterns;
    return [matched.files, matched.bytes, ignored];
  };

  it.each([
    ['a file', 'package.json', [1, 1, 0]],
    ['a file, as from the root', '/package.json', [1, 1, 0]],
    ['nothing above the root', '../../package.json', [1, 1, 0]],
    ['nothing', 'missing', [0, 0, 0]],
    ['nothing below a file', 'package.json/x', [0, 0, 0]],
    ['a folder with all in it', 'src', [4, 60, 0]],
    ['a folder, with a slash', './src/deep/', [2, 48, 0]],
    ['a wildcard', 'package*.json', [2, 3, 0]],
    ['a wildcard in the middle', 's?c/*.ts', [1, 4, 0]],
    ['two wildcards', '*/*/*.ts', [2, 48, 0]],
    ['folders that a wildcard takes', 'src/*', [4, 60, 0]],
    ['`**` as a single star', 'src/**', [4, 60, 0]],
    ['`**` as one folder only', '**/c.ts', [0, 0, 0]],
    ['a class', 'src/[a-b].*', [2, 12, 0]],
    ['a negated class', 'src/[^a]*', [3, 56, 0]],
    ['an escape', 'we\\[*', [1, 64, 0]],
    ['an escaped letter', '\\pack*.json', [2, 3, 0]],
    ['a bracket that does not close', 'src/[a', [0, 0, 0]],
    ['a link to a folder', 'alias', [2, 48, 0]],
    ['a path through a link', 'alias/c.ts', [1, 16, 0]],
    ['a wildcard behind a link', 'alias/*.ts', [2, 48, 0]],
    ['no wildcard through a link', 'al*/c.ts', [0, 0, 0]],
    ['a link that a wildcard takes', 'ali*', [2, 48, 0]],
    ['a link to a file', 'shortcut', [1, 4, 0]],
    ['a link to nowhere', 'dangling', [0, 0, 0]],
  ])('%s', async (_, pattern, expected) => {
    expect(await match(pattern)).toEqual(expected);
  });

  it.each([
    ['a file', 'package.json', 'package.json', [0, 0, 1]],
    ['some of a folder', 'src', '**/*.log', [3, 52, 1]],
    ['all but an exception', 'src', 'src\n!src/deep/c.ts', [1, 16, 3]],
    ['a folder', 'src/deep', 'src', [0, 0, 2]],
    ['what a wildcard takes', 'src/*', 'src/deep', [2, 12, 2]],
    ['what a link leads to', 'alias', 'src/deep', [0, 0, 2]],
    ['the link', 'alias', 'alias', [0, 0, 2]],
    ['the link on the way of a wildcard', 'alias/*.ts', 'alias', [0, 0, 2]],
    ['the link to a file', 'shortcut', 'shortcut', [0, 0, 1]],
  ])('counts as ignored: %s', async (_, pattern, ignore, expected) => {
    expect(await match(pattern, ignore)).toEqual(expected);
  });

  it('answers in the order asked, a pattern asked twice as well', async () => {
    const context = contextOf(files);
    const { patterns } = await matchSources(context, compileIgnore(''), ['src', 'alias', 'src']);
    expect(patterns.map(({ matched }) => matched.files)).toEqual([4, 2, 4]);
    expect(context.read.filter((path) => path === 'src')).toHaveLength(1);
  });

  it('has its limit for each pattern, and says when one met it', async () => {
    const match = (patterns: string[]) =>
      matchSources(contextOf(files), compileIgnore(''), patterns, { limit: 3 });
    const { patterns, truncated } = await match(['src/deep', 'alias']);
    expect(truncated).toBe(false);
    expect(patterns.map(({ matched }) => matched.files)).toEqual([2, 2]);
    expect((await match(['src/deep', 'src'])).truncated).toBe(true);
  });
});
