import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '@stagecraft/dockerfile';
import type { ShellCommand, ShellScript } from '../../src/shell/types.ts';
import { readScript } from '../support/shell.ts';

function scriptOf(instruction: string): ShellScript | null {
  const model = parseDockerfile(`FROM busybox\n${instruction}\nUSER 1\n`);
  const second = model.instructions[1];
  return second === undefined ? null : readScript(model, second);
}

/** A command in short: what it stands in, how it follows, its name and arguments. */
function short({ within, after, wrappers, name, args, inBackground }: ShellCommand): string {
  const around = within.length === 0 ? '' : `[${within.join(' ')}] `;
  const words = [...wrappers.map(({ text }) => `${text}>`), name ?? '?'];
  const values = args.map((word) => word.value ?? `{${word.text}}`);
  return `${around}${after === null ? '' : `${after} `}${[...words, ...values].join(' ')}${inBackground ? ' &' : ''}`;
}

function commands(instruction: string): readonly string[] {
  return scriptOf(instruction)?.commands.map(short) ?? ['nothing'];
}

describe('Commands of a script', () => {
  it.each<[string, readonly string[]]>([
    ['a b c', ['a b c']],
    ['a && b || c; d', ['a', '&& b', '|| c', '; d']],
    ['a | b |& c', ['a', '| b', '|& c']],
    ['! a | b', ['a', '| b']],
    ['a & b', ['a &', '& b']],
    ['a && b &', ['a &', '&& b &']],
    ['(a; b) && { c; d; }', ['[subshell] a', '[subshell] ; b', '[group] c', '[group] ; d']],
    ['(a) && b', ['[subshell] a', '&& b']],
    [
      'if a; then b; elif ! c; then d; else e; f; fi; g',
      [
        '[condition] a',
        '[branch] b',
        '[condition] c',
        '[branch] d',
        '[branch] e',
        '[branch] ; f',
        '; g',
      ],
    ],
    ['for x in $(a) b; do c; d; done', ['[substitution] a', '[loop] c', '[loop] ; d']],
    ['while a; do b; done', ['[condition] a', '[loop] b']],
    ['until a; do b; done', ['[condition] a', '[loop] b']],
    [
      'case "$(a)" in b|c) d;; *) e; f;; esac',
      ['[substitution] a', '[branch] d', '[branch] e', '[branch] ; f'],
    ],
    ['f() { a; b; }; f', ['[function] a', '[function] ; b', '; f']],
    ['f() ( a ); f', ['[subshell function] a', '; f']],
    [
      'a "$(b "$(c)")" `d`',
      [
        'a {"$(b "$(c)")"} {`d`}',
        '[substitution] b {"$(c)"}',
        '[substitution substitution] c',
        '[substitution] d',
      ],
    ],
    ['a <(b) >(c)', ['a {<(b)} {>(c)}', '[substitution] b', '[substitution] c']],
    ['A=1 B=2', ['?']],
    ['A=$(b)', ['?', '[substitution] b']],
    ['[ -f /x ] && a', ['[ -f /x ]', '&& a']],
    ['[[ $x == y ]] || a', ['[[ {$x} == y ]]', '|| a']],
    ['export A=b; unset C', ['export A=b', '; unset C']],
    ['set -eux; a', ['set -eux', '; a']],
    ['$X a', ['? a']],
    ['"apt"-get \'a b\' c\\ d $\'e\\tf\' "$g"', ['apt-get a b c d e\tf {"$g"}']],
    ['a > b c 2>&1 d', ['a c d']],
    ['a # not b', ['a']],
    ['((a<<2)); b', ['; b']],
  ])('%s', (text, expected) => {
    expect(commands(`RUN ${text}`)).toEqual(expected);
    expect(scriptOf(`RUN ${text}`)?.isBroken).toBe(false);
  });

  it.each<[string, readonly string[]]>([
    ['sudo -u a -- apt-get update', ['sudo> apt-get update']],
    ['env -u A B=c d', ['env> d']],
    ['exec nice -n 5 timeout -k 1 10 a -b', ['exec> nice> timeout> a -b']],
    ['time -p a', ['time> a']],
    ['ls | xargs -0 -n 1 rm -f', ['ls', '| xargs> rm -f']],
    ['busybox wget x', ['busybox> wget x']],
    ['chroot /mnt apt-get update', ['chroot> apt-get update']],
    ['command -v a', ['command -v a']],
    ['exec > /log', ['exec']],
    ['sudo', ['sudo']],
    ['nohup /usr/bin/a &', ['nohup> a &']],
  ])('looks through what only starts another: %s', (text, expected) => {
    expect(commands(`RUN ${text}`)).toEqual(expected);
  });
});
