import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './folder.ts';
import { run } from './run.ts';

const twoStages = [
  '# syntax=docker/dockerfile:1',
  'ARG VERSION=1.22',
  'FROM golang:${VERSION} AS Build',
  'RUN --mount=type=bind,from=tools,target=/t make',
  '',
  'FROM build',
  'FROM scratch',
  'COPY --from=build /a /b',
  'COPY --from=0 /c /d',
  'COPY --from=nginx:1 /e /f',
  'COPY . .',
  '',
].join('\n');

describe('stagecraft graph', () => {
  test('gives stages and edges as documented', async () => {
    const { code, json } = await run(
      ['graph', '--format', 'json', 'Dockerfile'],
      folderWith({ Dockerfile: twoStages }),
    );
    expect(code).toBe(0);
    expect(json).toEqual([
      {
        file: 'Dockerfile',
        ok: true,
        stages: [
          { index: 0, name: 'build', base: 'golang:1.22', baseStage: null, line: 3 },
          { index: 1, name: null, base: 'build', baseStage: 0, line: 6 },
          { index: 2, name: null, base: 'scratch', baseStage: null, line: 7 },
        ],
        edges: [
          { from: 'golang:1.22', to: 0, kind: 'base', line: 3 },
          { from: 0, to: 1, kind: 'base', line: 6 },
          { from: 'tools', to: 0, kind: 'mount', line: 4 },
          { from: 0, to: 2, kind: 'copy', line: 8 },
          { from: 0, to: 2, kind: 'copy', line: 9 },
          { from: 'nginx:1', to: 2, kind: 'copy', line: 10 },
        ],
        target: 2,
        needed: [0, 2],
        errors: [],
        warnings: [],
      },
    ]);
  });

  test('resolves with a target and build arguments, also from the environment', async () => {
    const folder = folderWith({ Dockerfile: twoStages });
    const args = ['graph', '--format', 'json', '--target', 'BUILD', '--build-arg', 'VERSION'];
    const { json } = await run([...args, 'Dockerfile'], folder, { env: { VERSION: '2' } });
    expect(json).toMatchObject([
      { target: 0, needed: [0], stages: [{ base: 'golang:2' }, {}, {}] },
    ]);
  });

  test('says where a build would be refused, and exits with 1', async () => {
    const { code, json } = await run(['graph', '--format=json', '-'], '/', {
      stdin: '\ufeffFROM a\r\n  COPY --chmodd=1 a b\r\n',
    });
    expect(code).toBe(1);
    expect(json).toMatchObject([
      {
        file: '-',
        ok: false,
        errors: [{ line: 2, column: 8, endLine: 2, endColumn: 18, code: 'unknown-flag' }],
      },
    ]);
  });

  describe('under # check=error=true', () => {
    const parse = async (stdin: string, command = 'parse') => {
      const { code, json } = await run([command, '--format=json', '-'], '/', { stdin });
      return { code, json };
    };
    const failing = '# check=error=true\nFROM scratch\nMAINTAINER jane\n';

    test.each(['parse', 'graph'])(
      '%s tells the checks that a build is refused for',
      async (name) => {
        const { code, json } = await parse(failing, name);
        expect(code).toBe(1);
        expect(json).toMatchObject([
          {
            ok: false,
            errors: [{ line: 3, column: 1, endLine: 3, endColumn: 16, code: 'maintainer' }],
          },
        ]);
      },
    );

    test('a warning that a check gives too is told once, as an error', async () => {
      const file = 'FROM scratch\nEXPOSE 80:80\n';
      const warned = await parse(file);
      expect(warned).toMatchObject({ code: 0, json: [{ ok: true, errors: [] }] });
      expect(warned.json).toMatchObject([{ warnings: [{ code: 'port-mapping' }] }]);
      const { code, json } = await parse(`# check=error=true\n${file}`);
      expect(code).toBe(1);
      expect(json).toMatchObject([
        { ok: false, errors: [{ line: 3, code: 'port-mapping-in-expose' }], warnings: [] },
      ]);
    });

    test.each([
      ['without it', 'FROM scratch\nMAINTAINER jane\n'],
      ['with the check left out', failing.replace('true', 'true;skip=MaintainerDeprecated')],
      ['where no check fails', '# check=error=true\nFROM scratch\nWORKDIR /a\n'],
      ['where only our own rules object', '# check=error=true\nFROM busybox\nWORKDIR /a\n'],
      [
        'where the build needs no such stage',
        '# check=error=true\nFROM scratch AS a\nWORKDIR a\nFROM scratch\nWORKDIR /a\n',
      ],
    ])('a build is not refused: %s', async (_, file) => {
      expect(await parse(file)).toMatchObject({ code: 0, json: [{ ok: true, errors: [] }] });
    });

    test('a comment of hadolint’s does not save the build', async () => {
      const file = failing.replace('MAINTAINER', '# hadolint ignore=DL4000\nMAINTAINER');
      expect(await parse(file)).toMatchObject({ code: 1, json: [{ ok: false }] });
    });
  });

  test('a byte order mark is no column', async () => {
    const { json } = await run(['parse', '--format=json', '-'], '/', {
      stdin: '\ufeffFORM a\nFROM b\n',
    });
    expect(json).toMatchObject([{ errors: [{ line: 1, column: 1, endLine: 1, endColumn: 5 }] }]);
  });

  test('gives one object a line for several files, one that cannot be read too', async () => {
    const folder = folderWith({ a: 'FROM a\n', b: 'FROM b AS 1\n' });
    const { code, json, err } = await run(['graph', '--format=json', 'a', 'no', 'b'], folder);
    expect(code).toBe(2);
    expect(json).toMatchObject([
      { file: 'a', ok: true },
      { file: 'no', ok: false, errors: [{ code: 'unreadable' }] },
      { file: 'b', ok: false },
    ]);
    expect(err).toContain('no: there is no such file');
  });

  test('writes text, with problems as compilers write them', async () => {
    const folder = folderWith({ Dockerfile: `${twoStages}COPY --from=9 /x /y\n` });
    const { out, err, code } = await run(['graph', 'Dockerfile'], folder);
    expect(code).toBe(1);
    expect(out).toContain('Dockerfile: 3 stages\n  0 build  FROM golang:1.22, line 3\n');
    expect(out).toContain('(not needed)');
    expect(out).toContain('      COPY from 0 build, line 8\n');
    expect(err).toMatch(/^Dockerfile:12:\d+: error: .*\[[a-z-]+\]$/m);
  });

  test('tells the graph and the instructions in Chinese', async () => {
    const stdin = 'FROM a AS x\nFROM b\nFROM c\nCOPY --from=0 /a /b\n';
    const { out } = await run(['graph', '--language=zh-CN', '-'], '/', { stdin });
    expect(out.split('\n').slice(0, 5)).toEqual([
      '-: 3 个阶段',
      '  0 x     FROM a，第 1 行',
      '  阶段 1  FROM b，第 2 行（不需要）',
      '  阶段 2  FROM c，第 3 行（目标）',
      '      COPY 取自 0 x，第 4 行',
    ]);
    const parsed = await run(['parse', '--language=zh-CN', '-'], '/', { stdin });
    expect(parsed.out).toMatch(/^-: 4 条指令\n/);
  });

  test('does not call a stage idle that an unknown base may be', async () => {
    const stdin = 'FROM a AS x-amd64\nFROM b AS x-arm64\nFROM x-$TARGETARCH\n';
    const { out } = await run(['graph', '-'], '/', { stdin });
    expect(out.match(/\(maybe not needed\)/g)).toHaveLength(2);
    const known = await run(['graph', '--platform', 'linux/arm64', '-'], '/', { stdin });
    expect(known.out).toMatch(/x-amd64 .*\(not needed\)/);
    expect(known.out).not.toMatch(/x-arm64 .*needed/);
  });

  test('says in Chinese too why a file cannot be read', async () => {
    const args = ['graph', '--format=json', '--language=zh-CN', 'no'];
    const { err, json } = await run(args, folderWith({}));
    expect(err).toBe('stagecraft: no: 文件不存在\n');
    expect(json).toMatchObject([{ errors: [{ message: '无法读取该文件：文件不存在。' }] }]);
  });

  test('writes messages in Chinese where the environment speaks it', async () => {
    const stdin = 'FORM a\n';
    const { err } = await run(['graph', '-'], '/', { stdin, env: { LANG: 'zh_CN.UTF-8' } });
    expect(err).toMatch(/\p{Script=Han}/u);
    const { err: english } = await run(['graph', '-', '--language', 'en'], '/', {
      stdin,
      env: { LANG: 'zh_CN.UTF-8' },
    });
    expect(english).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('drawings', () => {
  // The unclosed quote leaves the second base unknown: it is shown as written.
  const hostile = 'FROM c<d>&e#f`g AS x\nFROM a"b AS y\nCOPY --from=x /a /b\n';

  test('dot quotes what its syntax would read', async () => {
    const { out } = await run(['graph', '--format', 'dot', '-'], '/', { stdin: hostile });
    expect(out).toContain('s1 [label="1 y\\na\\"b", shape=box, penwidth=2];');
    expect(out).toContain('image0 [label="c<d>&e#f`g", shape=ellipse];');
    expect(out).toContain('image0 -> s0 [style=solid, label="base"];');
    expect(out).toContain('s0 -> s1 [style=dashed, label="copy"];');
  });

  test('dot takes an image for no stage, whatever its name', async () => {
    const { out } = await run(['graph', '--format', 'dot', '-'], '/', { stdin: 'FROM s0\n' });
    expect(out).toContain('image0 [label="s0", shape=ellipse];');
    expect(out).toContain('image0 -> s0 ');
  });

  test('mermaid gets entity codes for its own signs', async () => {
    const { out } = await run(['graph', '--format', 'mermaid', '-'], '/', { stdin: hostile });
    expect(out).toMatch(/^flowchart LR\n/);
    expect(out).toContain('c#60;d#62;#38;e#35;f#96;g');
    expect(out).toContain('a#34;b');
    expect(out).toContain('s0 -->|copy| s1');
  });

  test('svg is well-formed whatever the text holds', async () => {
    const stdin =
      'FROM a AS x\nRUN echo "<b>&amp;\u0001 \ud800 😀 中文</b>"\nFROM x\nCOPY --from=x /a /b\n';
    const { out } = await run(['graph', '--format', 'svg', '-'], '/', { stdin });
    const bare = out.replaceAll(/<style>[^]*?<\/style>/g, '');
    expect(tagsBalance(bare)).toBe(true);
    expect(bare).toContain('&lt;b&gt;&amp;amp;');
    expect(bare).toContain('😀 中文');
    expect(bare).not.toContain('\u0001');
    expect(bare).not.toMatch(/\ud800(?![\udc00-\udfff])/);
    expect(bare.match(/<rect class="card"/g)).toHaveLength(4);
  });

  test('svg is drawn in the direction and theme asked for, with the names that are given', async () => {
    const folder = folderWith({ Dockerfile: 'FROM a AS x\nFROM x AS y\nCOPY . .\n' });
    const draw = async (...args: string[]) =>
      (await run(['graph', '--format', 'svg', ...args, 'Dockerfile'], folder)).out;
    const down = await draw('--direction', 'down', '-t', 'one:1', '--tag', 'two:2');
    expect(down).toContain('>one:1, two:2</text>');
    expect(down).toContain(`>${basename(folder).slice(0, 14)}`);
    expect(down).toContain('prefers-color-scheme');
    const across = await draw('--direction', 'across', '--theme', 'dark');
    expect(across).not.toContain('prefers-color-scheme');
    expect(across).toContain('>no tag</text>');
    const size = (svg: string) => /width="(\d+)" height="(\d+)"/.exec(svg)?.slice(1).map(Number);
    const [wide = 0, low = 0] = size(across) ?? [];
    const [narrow = 0, high = 0] = size(down) ?? [];
    expect([wide > narrow, high > low]).toEqual([true, true]);
  });
});

/** Enough of an XML reader to see that every element closes. */
function tagsBalance(xml: string): boolean {
  const open: string[] = [];
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (close === '/' && open.pop() !== name) return false;
    if (close === '' && self === '') open.push(name ?? '');
  }
  return open.length === 0 && !/&(?!amp;|lt;|gt;)/.test(xml);
}
