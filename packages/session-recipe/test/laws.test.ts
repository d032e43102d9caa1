import { parseDockerfile } from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeRecipe } from '../src/index.ts';
import { changed, savedFile, session, type Told } from './sessions.ts';

const pieces = fc.constantFrom(
  'touch /a',
  'rm /a',
  'ls',
  'cd /srv',
  'export A=$B',
  "X='1 2'",
  'apt update',
  'apt-get install -y a',
  'apk add b',
  'sed -i "s/#x/$X/" /etc/f',
  'cat <<E > /h\n$X\nE',
  'for i in 1 2; do touch $i; done',
  'echo a \\',
  'a || b; c &',
  '# nothing',
  'nginx',
  'su web',
  'mkdir {a,b} && [[ -d a ]]',
  'printf "%s" "[" > /p',
  "echo '\\",
);

const anyText = fc.oneof(pieces, fc.string({ unit: 'grapheme' }));

const anyCommand: fc.Arbitrary<Told> = fc.record({
  text: anyText,
  exitCode: fc.constantFrom(0, 0, 0, 1, 130, null),
  directory: fc.constantFrom('/', '/srv', '/a b'),
  user: fc.constantFrom('root', 'web'),
  saved: fc.constantFrom(
    [],
    [],
    [savedFile('/etc/f', 'x')],
    [savedFile('/h $x', 'y', { mode: 0o600 })],
  ),
});

const anySession = fc.record({
  told: fc.array(anyCommand, { maxLength: 12 }),
  shell: fc.constantFrom('bash' as const, 'sh' as const),
  changes: fc.constantFrom(
    [],
    [changed('/a')],
    [changed('/etc/f'), changed('/zzz', { modifiedAt: 1 })],
  ),
});

describe('laws of proposals', () => {
  it('says of each command which one instruction it is in, or why in none', () => {
    fc.assert(
      fc.property(anySession, ({ told, ...more }) => {
        const { fates, instructions } = proposeRecipe(session(told, more));
        expect(fates).toHaveLength(told.length);
        const shown = instructions.flatMap(({ evidence }) =>
          evidence.flatMap((entry) => (entry.kind === 'command' ? [entry.command] : [])),
        );
        fates.forEach((fate, command) => {
          if (fate.kind !== 'used') return;
          const { evidence } = instructions[fate.instruction] ?? { evidence: [] };
          expect(evidence).toContainEqual({ kind: 'command', command });
        });
        expect(shown.every((command) => command >= 0 && command < told.length)).toBe(true);
      }),
    );
  });

  it('runs the text of each command that it uses, exactly once', () => {
    const numbered = fc.array(fc.constantFrom('touch', 'mkdir -p', 'rm -rf', 'install -d'), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(numbered, (verbs) => {
        const told = verbs.map((verb, index) => `${verb} /p${String(index)}.`);
        const { dockerfile, fates } = proposeRecipe(session(told));
        told.forEach((text, index) => {
          expect(fates[index]?.kind).toBe('used');
          expect(dockerfile.split(text)).toHaveLength(2);
        });
      }),
    );
  });

  it('reads back as the instructions that it is made of, without errors', () => {
    fc.assert(
      fc.property(anySession, ({ told, ...more }) => {
        const { dockerfile, instructions } = proposeRecipe(session(told, more));
        const model = parseDockerfile(dockerfile);
        const keywords = model.instructions.map(({ keyword }) => keyword);
        expect(keywords).toEqual(instructions.map(({ text }) => text.replace(/\s[\s\S]*$/, '')));
      }),
    );
  });
});
