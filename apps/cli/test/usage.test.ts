import { describe, expect, test } from 'vitest';
import { folderWith } from './folder.ts';
import { run } from './run.ts';

describe('what is not understood', () => {
  test.each([
    [[], 'No command given'],
    [['nonsense'], 'There is no command "nonsense"'],
    [['constructor'], 'There is no command "constructor"'],
    [['graph'], 'Name at least one file'],
    [['graph', '--theme', 'blue', 'x'], '--theme takes system, light, dark; not "blue"'],
    [['graph', '--format', 'png', 'x'], '--format takes text, json, dot, mermaid, svg; not "png"'],
    [['parse', '--format', 'dot', 'x'], '--format takes text, json'],
    [['graph', '--nope', 'x'], 'There is no option --nope.'],
    [['graph', '--target'], '--target needs a value'],
    [['graph', '--build-arg', '=x', 'f'], '--build-arg takes NAME=VALUE'],
    [['graph', '-', '-'], 'Standard input can be read once only'],
    [['context'], 'Name one folder'],
    [['context', 'nowhere'], 'nowhere is not a folder'],
    [['context', '.', '-f', 'nowhere'], 'nowhere is not a Dockerfile'],
    [['graph', '--platform', 'arm64', 'f'], '--platform takes OS/ARCH'],
    [['graph', '--platform', 'linux/', 'f'], '--platform takes OS/ARCH'],
    [['format', '--indent', 'x', 'f'], '--indent takes 0…16'],
  ])('%j', async (args, fault) => {
    const { code, out, err } = await run(args, folderWith({}));
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(fault);
    expect(err).toContain('Usage:');
  });

  test.each([
    [['graph', '--nope'], '没有选项 --nope。'],
    [['graph', '--target'], '--target 需要一个值'],
    [['format', '--check=1', 'x'], '--check 不带值。'],
    [['graph', '--format', 'png', 'x'], '--format 的值应为 text'],
    [['nonsense'], '没有命令“nonsense”。'],
  ])('%j in Chinese', async (args, fault) => {
    const { code, err } = await run([...args, '--language=zh-CN'], '/');
    expect(code).toBe(2);
    expect(err).toContain(fault);
    expect(err).toContain('用法：');
  });

  test('--help tells one command, or all', async () => {
    const one = await run(['graph', '--help'], '/');
    expect(one.code).toBe(0);
    expect(one.out).toContain('stagecraft graph FILE');
    expect(one.out).not.toContain('stagecraft format');
    expect((await run(['--help'], '/')).out).toContain('stagecraft format');
  });

  test.each([
    ['missing', 'there is no such file'],
    ['folder', 'it is a folder'],
    ['latin1', 'it is not UTF-8 text'],
  ])('a file that cannot be read: %s', async (name, reason) => {
    const folder = folderWith({ 'folder/x': '' });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${folder}/latin1`, Buffer.from([0x46, 0xe9, 0x0a]));
    const { code, err } = await run(['parse', name], folder);
    expect(code).toBe(2);
    expect(err).toContain(`${name}: ${reason}`);
  });
});
