import { describe, expect, test } from 'vitest';
import { labelsAt, listAt, taken } from './test/list.ts';

const BUILD =
  'FROM golang:1.25 AS build\nWORKDIR /src\nCOPY go.mod conf.json ./\nRUN go build -o /out/app .\n';

describe('paths of the build context', () => {
  test('what is left out comes last, with the line that says so', () => {
    const { items } = listAt('FROM a\nCOPY │');
    const paths = items.filter(({ kind }) => kind === 'file' || kind === 'folder');
    expect(paths.map(({ label, detail, discouraged }) => [label, detail, discouraged])).toEqual([
      ['.', 'the whole build context', undefined],
      ['$x', undefined, undefined],
      ['[id].ts', undefined, undefined],
      ['package.json', undefined, undefined],
      ['src/', undefined, undefined],
      ['.npmrc', undefined, undefined],
      ['a b.txt', 'has a space: needs the JSON form', true],
      ['node_modules/', 'ignored by .dockerignore, line 2', true],
      ['.env', 'ignored by .dockerignore, line 3', true],
    ]);
  });

  test('a folder leads on, below it only the name is replaced', () => {
    const { items } = listAt('FROM a\nCOPY s│');
    expect(items.find(({ label }) => label === 'src/')).toMatchObject({ again: true });
    expect(labelsAt('FROM a\nCOPY ./src/│')).toEqual(['main.go', 'main_test.go']);
    expect(taken('FROM a\nCOPY /src/m│ai.go /x', 'main.go')).toBe('FROM a\nCOPY /src/main.go /x');
    expect(taken('FROM a\nCOPY s│x/a /x', 'src/')).toBe('FROM a\nCOPY src/a /x');
  });

  test('variables in a folder are expanded', () => {
    expect(labelsAt('FROM a\nARG D=src\nCOPY $D/│')).toEqual(['main.go', 'main_test.go']);
  });

  test('names are written so that they mean themselves', () => {
    expect(taken('FROM a\nCOPY │', '[id].ts')).toBe('FROM a\nCOPY [[]id].ts');
    expect(taken('FROM a\nCOPY │', '$x')).toBe('FROM a\nCOPY \\$x');
    expect(taken('# escape=`\nFROM a\nCOPY │', '$x')).toBe('# escape=`\nFROM a\nCOPY `$x');
    expect(taken('FROM a\nCOPY ["│', '$x')).toBe('FROM a\nCOPY ["\\\\$x');
    expect(taken('# escape=`\nFROM a\nCOPY ["│', '$x')).toBe('# escape=`\nFROM a\nCOPY ["`$x');
    expect(taken('FROM a\nCOPY ["│', 'a b.txt')).toBe('FROM a\nCOPY ["a b.txt');
    expect(
      listAt('FROM a\nCOPY ["│').items.find(({ label }) => label === 'a b.txt'),
    ).not.toHaveProperty('discouraged');
  });

  test.each([
    'FROM a\nCOPY ../│',
    'FROM a\nCOPY *│/',
    'FROM a\nADD https://│',
    'FROM a\nCOPY <<E│',
  ])('none for %j', (marked) => {
    const asked = listAt(marked.replace('*│/', '*/│'), { facts: [] });
    expect(asked.items).toEqual([]);
    expect(asked.wanted).toEqual([]);
  });

  test('are asked for when they are not known', () => {
    const { incomplete, wanted } = listAt('FROM a\nCOPY │', { facts: [] });
    expect({ incomplete, wanted }).toEqual({ incomplete: true, wanted: ['folder'] });
  });
});

describe('paths in a stage or an image', () => {
  test('what the text names, and what its last build made', () => {
    const { items } = listAt(`${BUILD}FROM b\nCOPY --from=build /out/│`);
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['/out/app', 'named in stage build'],
      ['lib/', undefined],
    ]);
  });

  test.each([
    [`${BUILD}FROM b\nCOPY --from=BUILD /s│`, ['/src/conf.json', '/src']],
    [`${BUILD}FROM b\nCOPY --from=0 /s│`, ['/src/conf.json', '/src']],
    ['FROM a\nCOPY --from=nginx:1.29 │', ['/etc/', '--chown=']],
  ])('%j', (marked, first) => {
    expect(labelsAt(marked).filter((label) => first.includes(label))).toEqual(first);
  });

  test('a stage without a build asks for it, a later stage has nothing', () => {
    const asked = listAt(`${BUILD}FROM b\nCOPY --from=build /│`, { facts: [] });
    expect(asked.incomplete).toBe(true);
    expect(asked.wanted).toContain('builds');
    expect(labelsAt('FROM b\nCOPY --from=later /│\nFROM a AS later\nWORKDIR /w')).toEqual([]);
  });

  test('a taken path leaves the rest of the line', () => {
    expect(taken(`${BUILD}FROM b\nCOPY --from=build /o│ /usr/bin/`, '/out/app')).toBe(
      `${BUILD}FROM b\nCOPY --from=build /out/app /usr/bin/`,
    );
  });
});

describe('destinations', () => {
  test('the working directory and folders that the stage names, before more sources', () => {
    const { items } = listAt('FROM a\nWORKDIR /w\nRUN mkdir -p /data\nWORKDIR sub\nCOPY src/ │');
    expect(items.slice(0, 7).map(({ label, detail }) => [label, detail])).toEqual([
      ['./', '/w/sub'],
      ['.', '/w/sub'],
      ['/w/sub/', 'the working directory'],
      ['/data/', 'named in this stage'],
      ['/w/', 'named in this stage'],
      ['/', 'the root of the file system'],
      ['$x', undefined],
    ]);
  });

  test('a working directory that the text does not tell is not made up', () => {
    const { items } = listAt('FROM a\nWORKDIR sub\nCOPY src/ │');
    expect(items[0]).toMatchObject({ label: './', detail: 'the working directory' });
    expect(items[3]?.label).toBe('$x');
  });

  test('behind --from nothing of the build context', () => {
    expect(labelsAt(`${BUILD}FROM b\nCOPY --from=build /out/app │`)).toEqual(['./', '.', '/']);
  });

  test('the root is written once', () => {
    const labels = labelsAt('FROM a\nWORKDIR /\nRUN x\nWORKDIR /w\nCOPY src/ │');
    expect(labels.slice(0, 4)).toEqual(['./', '.', '/w/', '/']);
  });

  test('what is written to its end is offered as it is, so that Enter ends the line', () => {
    expect(labelsAt('FROM a\nWORKDIR /app\nCOPY src /app│')).toContain('/app');
    expect(labelsAt('FROM a\nWORKDIR /app\nCOPY src /ap│')).not.toContain('/app');
    expect(labelsAt('FROM a\nWORKDIR /app\nCOPY src lib /app│')).not.toContain('/app');
    expect(labelsAt('FROM a\nWORKDIR /app\nWORKDIR /│')).toContain('/');
  });

  test('a point for one source only, as several need a folder', () => {
    expect(labelsAt('FROM a\nCOPY . │')).toContain('.');
    expect(labelsAt('FROM a\nCOPY a b │')).not.toContain('.');
  });
});
