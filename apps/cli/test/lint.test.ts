import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './folder.ts';
import { run } from './run.ts';

const FILE = 'FROM debian\nMAINTAINER Jane\nRUN cd /x\n';

async function lintIn(files: Record<string, string>, ...args: readonly string[]) {
  const folder = folderWith(files);
  const ran = await run(['lint', ...args], folder);
  const textOf = (name: string) => readFile(join(folder, name), 'utf8');
  const { code, out, err } = ran;
  return { code, out, err, folder, textOf };
}

describe('stagecraft lint', () => {
  test('tells the place, severity and names of what it finds', async () => {
    const { code, out } = await lintIn({ Dockerfile: FILE }, 'Dockerfile');
    expect(code).toBe(1);
    expect(out).toContain('Dockerfile:1:6: warning: ');
    expect(out).toContain('[maintainer, DL4000, MaintainerDeprecated]');
  });

  test('as JSON it is one array of all files, with places from 1', async () => {
    const files = { 'a/Dockerfile': 'FROM debian\n', 'b/web.Dockerfile': 'FROM debian\n' };
    const { out } = await lintIn(files, '.', '--format', 'json', '--rule', 'dl3006');
    expect(JSON.parse(out)).toEqual(
      ['a/Dockerfile', 'b/web.Dockerfile'].map((file) => ({
        file,
        line: 1,
        column: 6,
        endLine: 1,
        endColumn: 12,
        rule: 'untagged-base',
        aliases: ['DL3006'],
        severity: 'warning',
        message: expect.stringContaining('tag'),
        fixable: false,
      })),
    );
  });

  test('what BuildKit would refuse fails whatever the threshold', async () => {
    const args = ['Dockerfile', '--failure-threshold', 'none', '--format', 'json'];
    const { code, out } = await lintIn({ Dockerfile: 'FROM a:1\nRUM b\n' }, ...args);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ rule: 'unknown-instruction', severity: 'error', line: 2 }),
    );
  });

  test('so does what Docker’s checks find under # check=error=true', async () => {
    const args = ['Dockerfile', '--failure-threshold', 'none', '--rule', 'maintainer'];
    const file = 'FROM a:1\nMAINTAINER jane\n';
    expect((await lintIn({ Dockerfile: file }, ...args)).code).toBe(0);
    expect((await lintIn({ Dockerfile: `# check=error=true\n${file}` }, ...args)).code).toBe(1);
  });

  test.each([
    ['error', 1],
    ['none', 0],
  ])('with the threshold %s the exit code is %i', async (threshold, expected) => {
    const args = ['Dockerfile', '--rule', 'maintainer', '--failure-threshold', threshold];
    expect((await lintIn({ Dockerfile: FILE }, ...args)).code).toBe(expected);
  });

  test('a finding below the threshold is told and fails nothing', async () => {
    const args = ['Dockerfile', '--rule', 'DL3006', '--failure-threshold', 'error'];
    const { code, out } = await lintIn({ Dockerfile: FILE }, ...args);
    expect(out).toContain('DL3006');
    expect(code).toBe(0);
  });

  test('reads standard input', async () => {
    const folder = folderWith({});
    const { out, code } = await run(['lint', '-'], folder, { stdin: 'FROM debian\n' });
    expect(out).toContain('-:1:6: warning');
    expect(code).toBe(1);
  });
});

describe('fixes', () => {
  test('--fix leaves what changes the image alone', async () => {
    const { textOf } = await lintIn({ Dockerfile: FILE }, 'Dockerfile', '--fix');
    expect(await textOf('Dockerfile')).toContain('MAINTAINER');
  });

  test('--fix --unsafe writes and tells what is left', async () => {
    const args = ['Dockerfile', '--fix', '--unsafe', '--rule', 'maintainer'];
    const { textOf, out, code } = await lintIn({ Dockerfile: FILE }, ...args);
    expect(await textOf('Dockerfile')).toBe(
      'FROM debian\nLABEL org.opencontainers.image.authors="Jane"\nRUN cd /x\n',
    );
    expect([out, code]).toEqual(['', 0]);
  });

  test('--fix-dry-run shows a diff and writes nothing', async () => {
    const args = ['Dockerfile', '--fix-dry-run', '--unsafe', '--rule', 'maintainer'];
    const { textOf, out } = await lintIn({ Dockerfile: FILE }, ...args);
    expect(out).toBe(
      '--- Dockerfile\n+++ Dockerfile\n@@ -2,1 +2,1 @@\n-MAINTAINER Jane\n+LABEL org.opencontainers.image.authors="Jane"\n',
    );
    expect(await textOf('Dockerfile')).toBe(FILE);
  });

  test('of standard input the fixed text is printed', async () => {
    const folder = folderWith({});
    const args = ['lint', '-', '--fix', '--unsafe', '--rule', 'maintainer'];
    const { out } = await run(args, folder, { stdin: 'FROM a\nMAINTAINER b\n' });
    expect(out).toBe('FROM a\nLABEL org.opencontainers.image.authors="b"\n');
  });
});

describe('policy', () => {
  test("is hadolint's file in the folder, and ours before it", async () => {
    const files = {
      Dockerfile: 'FROM debian\nMAINTAINER Jane\n',
      '.hadolint.yaml': 'ignored: [DL3006]\noverride: {info: [DL4000]}\n',
      'stagecraft.yaml': 'lint:\n  rules:\n    maintainer: style\n',
    };
    const args = ['Dockerfile', '--rule', 'DL3006', '--rule', 'DL4000', '--format', 'json'];
    const { out } = await lintIn(files, ...args);
    expect(JSON.parse(out)).toMatchObject([{ rule: 'maintainer', severity: 'style' }]);
  });

  test('what is wrong in it is told with its place', async () => {
    const files = { Dockerfile: 'FROM a:1\n', 'stagecraft.yaml': 'lint:\n  rule: {}\n' };
    const { err } = await lintIn(files, 'Dockerfile');
    expect(err).toContain('stagecraft.yaml:2:3: warning: ');
  });

  test('--config names it', async () => {
    const files = { Dockerfile: FILE, 'other.yaml': 'ignored: [DL3006]\n' };
    const args = ['Dockerfile', '--config', 'other.yaml', '--rule', 'DL3006'];
    expect(await lintIn(files, ...args)).toMatchObject({ out: '', code: 0 });
  });
});

describe('formats', () => {
  const odd = 'FROM debian AS "<&"\n';

  test('SARIF names each rule once and points at it', async () => {
    const { out } = await lintIn({ Dockerfile: FILE }, 'Dockerfile', '--format', 'sarif');
    const { runs } = JSON.parse(out);
    const [{ tool, results }] = runs;
    const ids = tool.driver.rules.map((rule: { id: string }) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
  });

  test('Checkstyle is XML whatever stands in a message', async () => {
    const { out } = await lintIn({ Dockerfile: odd }, 'Dockerfile', '--format', 'checkstyle');
    expect(out).toMatch(/^<\?xml .*\?>\n<checkstyle version="4.3">\n<file name="Dockerfile">\n/);
    expect(out.replaceAll(/<\/?(?:\?xml|checkstyle|file|error)\b[^<>]*>/g, '')).not.toMatch(/[<>]/);
  });

  test("Code Climate's fingerprints are the same after lines above", async () => {
    const args = ['Dockerfile', '--format', 'codeclimate', '--rule', 'maintainer'];
    const { folder, out } = await lintIn({ Dockerfile: FILE }, ...args);
    await writeFile(join(folder, 'Dockerfile'), `# more\n\n${FILE}`);
    const later = await run(['lint', ...args], folder);
    const [before, after] = [out, later.out].map((text) => JSON.parse(text)[0]);
    expect(after.fingerprint).toBe(before.fingerprint);
    expect(after.location.positions.begin.line).toBe(before.location.positions.begin.line + 2);
  });

  test("GitHub's commands are one line each", async () => {
    const { out } = await lintIn({ Dockerfile: FILE }, 'Dockerfile', '--format', 'github');
    const lines = out.trimEnd().split('\n');
    expect(
      lines.every((line) => /^::(?:error|warning|notice) file=Dockerfile,line=\d+,/.test(line)),
    ).toBe(true);
  });
});

test.each([
  [['lint'], 'Name at least one file'],
  [['lint', 'Dockerfile', '--rule', 'DL9999'], 'There is no rule "DL9999"'],
  [['lint', 'Dockerfile', '--format', 'tap'], '--format takes'],
  [['lint', 'empty'], 'There is no Dockerfile in empty'],
  [['lint', 'Dockerfile', '--config', 'none.yaml'], 'none.yaml: there is no such file'],
  [['lint', 'missing'], 'missing: '],
])('%j is told apart from findings', async (args, message) => {
  const folder = folderWith({ Dockerfile: FILE, 'empty/x': '' });
  const { code, err } = await run(args, folder);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

describe('ShellCheck', () => {
  const dockerfile = 'FROM a:1\nRUN cat $A\n';
  const comment = {
    ...{ line: 1, endLine: 1, column: 1, endColumn: 4 },
    ...{ level: 'info', code: 2002, message: 'A useless cat.', fix: null },
  };

  /** Lints with a `shellcheck` on the PATH that runs this script of Node, or with none. */
  function lintWith(script: string | null, ...args: readonly string[]) {
    return lintFiles(script, {}, args);
  }

  async function lintFiles(
    script: string | null,
    files: Readonly<Record<string, string>>,
    args: readonly string[],
  ) {
    const folder = folderWith({ Dockerfile: dockerfile, 'bin/other': '', ...files });
    const bin = join(folder, 'bin');
    if (script !== null) {
      const text = `#!${process.execPath}\n${script}\n`;
      await writeFile(join(bin, 'shellcheck'), text, { mode: 0o755 });
    }
    return run(['lint', 'Dockerfile', ...args], folder, { env: { PATH: bin } });
  }

  /** Says this of a script after the lines that are put before it. */
  const saying = `let text = '';
    process.stdin.on('data', (part) => void (text += part)).on('end', () => {
      const line = text.split('\\n').findIndex((one) => one.startsWith('cat')) + 1;
      const comment = { ...${JSON.stringify(comment)}, line, endLine: line };
      console.log(JSON.stringify({ comments: [comment] }));
    });`;

  test('is asked where it is there', async () => {
    const { out } = await lintWith(saying);
    expect(out).toContain('Dockerfile:2:5: info: A useless cat. [SC2002]');
  });

  test.each([
    ['of its codes', 'sc2002', 1],
    ['of another of its codes', 'SC2086', 0],
    ['of a rule', 'DL3006', 0],
  ])('with --rule %s', async (_, rule, count) => {
    const { out } = await lintWith(saying, '--rule', rule, '--format', 'json');
    expect(JSON.parse(out)).toHaveLength(count);
  });

  test.each([
    ['failure-threshold: info', 'info', 1],
    ['failure-threshold: warning', 'info', 0],
    ['failure-threshold: style\nno-fail: true', 'info', 0],
    ['failure-threshold: style\nignored: [SC2002]', undefined, 0],
    ['failure-threshold: style\nignored: [SC2086]', 'info', 1],
    ['failure-threshold: error\noverride:\n  error: [SC2002]', 'error', 1],
    ['failure-threshold: info\noverride:\n  style: [SC2002]', 'style', 0],
    ['failure-threshold: style\noverride:\n  error: [SC2002]\nignored: [SC2002]', undefined, 0],
  ])("weighs as hadolint's configuration says: %j", async (config, severity, expected) => {
    const args = ['--rule', 'SC2002', '--format', 'json'];
    const { out, code } = await lintFiles(saying, { '.hadolint.yaml': `${config}\n` }, args);
    const found = JSON.parse(out) as readonly { readonly severity: string }[];
    expect([found[0]?.severity, code]).toEqual([severity, expected]);
  });

  test('is left out when it is not wanted, and missed only when it is', async () => {
    expect((await lintWith(saying, '--shellcheck', 'off')).out).not.toContain('SC2002');
    expect((await lintWith(null)).err).toBe('');
    const missing = await lintWith(null, '--shellcheck', 'on');
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('no shellcheck') });
  });

  test.each([
    ['auto', 0],
    ['on', 2],
  ])('that fails is said; with %s the exit code is %i', async (mode, expected) => {
    const args = ['--shellcheck', mode, '--failure-threshold', 'none'];
    const { code, err } = await lintWith('process.exit(4);', ...args);
    expect(err).toContain('could not be run');
    expect(code).toBe(expected);
  });
});
