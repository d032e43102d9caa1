import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '@stagecraft/dockerfile';
import { loadShellParser } from '../../src/node.ts';
import type { ShellCommand, ShellWord } from '../../src/shell/types.ts';
import { readScript } from '../support/shell.ts';

const parser = await loadShellParser();

const PIECES = [
  ...['a', ' ', 'b c', '|', '||', '&&', ';', '&', '\n', '(', ')', '{ ', ' }', '$(', '`', '"', "'"],
  ...['<', '>', '<<A\n', '\nA\n', '<<<', '<(', '((', '))', '[[ ', ' ]]', 'if ', '; then ', '; fi'],
  ...['case x in ', ' esac', '$X', '${Y:-z}', '\\', '\\\n', '#', 'sh -c "', "sh -c '", 'eval '],
  ...["$'", 'sudo ', 'env A=b ', 'bash <<A\n', '文', '\ud800', '\r\n', '\t', '=', '\u0000'],
];
const script = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join(''));

function words(command: ShellCommand): readonly ShellWord[] {
  return [
    ...command.args,
    ...command.wrappers,
    ...command.assignments.flatMap(({ value }) => value ?? []),
    ...command.redirects.flatMap(({ target }) => target ?? []),
  ];
}

describe('Any text', () => {
  it('is read without a throw, in order, with ranges inside of it', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { commands, pipelines } = parser.parse(text);
        let last = 0;
        for (const command of commands) {
          expect(command.span.start).toBeGreaterThanOrEqual(last);
          last = command.span.start;
          const spans = [command.span, command.nameSpan, ...words(command).map(({ span }) => span)];
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
        for (const pipeline of pipelines) {
          for (const command of pipeline.commands) expect(commands).toContain(command);
        }
      }),
    );
  });

  it('has words that stand in the text as they are written, but for continuations and scripts', () => {
    fc.assert(
      fc.property(script, (text) => {
        for (const command of parser.parse(text).commands) {
          if (command.within.includes('script')) continue;
          for (const word of words(command)) {
            const written = text.slice(word.span.start, word.span.end);
            expect(word.text).toBe(written.replace(/\\\r?\n/g, ''));
          }
        }
      }),
    );
  });

  it('in a Dockerfile has its ranges within the instruction', () => {
    fc.assert(
      fc.property(script, (text) => {
        const model = parseDockerfile(`FROM a\nRUN ${text}\nUSER b\n`);
        for (const instruction of model.instructions) {
          for (const { span } of readScript(model, instruction)?.commands ?? []) {
            expect(span.start).toBeGreaterThanOrEqual(instruction.contentSpan.start);
            expect(span.end).toBeLessThanOrEqual(instruction.contentSpan.end);
          }
        }
      }),
    );
  });
});

describe('Hostile texts', () => {
  it.each<[string, string]>([
    ['a megabyte of parentheses', '('.repeat(1_000_000)],
    ['parentheses', '('.repeat(90_000)],
    ['substitutions', '$('.repeat(45_000)],
    ['quoted substitutions', '"$('.repeat(30_000)],
    ['substitutions of eval', 'eval "$('.repeat(10_000)],
    ['scripts in scripts', 'sh -c "'.repeat(12_000)],
    ['backslashes', '\\'.repeat(90_000)],
    ['backquotes', '`'.repeat(90_000)],
    ['groups', '{ '.repeat(40_000)],
    ['conditions', 'if '.repeat(30_000)],
    ['here-documents', '<<A '.repeat(20_000)],
    ['pipes', 'a | '.repeat(20_000)],
    ['wrappers', 'sudo '.repeat(18_000)],
    ['NULs', '\0'.repeat(90_000)],
    ['operators', 'a && '.repeat(18_000)],
    ['redirections', '> a '.repeat(20_000)],
  ])('%s are read or left alone', (_, text) => {
    expect(() => parser.parse(text)).not.toThrow();
    expect(parser.parse('a && b').commands).toHaveLength(2);
  });

  it('leave room for long lists', async () => {
    // One that has not lost its patience.
    const parser = await loadShellParser();
    const text = Array.from({ length: 700 }, (_, at) => `c${at}`).join(' && ');
    const { commands, isBroken } = parser.parse(text);
    expect(isBroken).toBe(false);
    expect(commands.map(({ name }) => name)).toEqual(text.split(' && '));
  });
});
