import { describe, expect, it } from 'vitest';
import { chosenText, keyOf, offerOf } from './chosen-commands.ts';

const command = (text: string, exitCode: number | null, startedAt = 0) => ({
  ...{ text, exitCode, startedAt },
  ...{ directory: '/', user: 'root', endedAt: 1 },
});

describe('what is offered of the commands of a shell', () => {
  it.each([
    ['make all', 0, { kind: 'offered', text: 'make all' }],
    ['apk update && apk add git', 0, { kind: 'offered', text: 'apk update && apk add git' }],
    ['a; b', 0, { kind: 'offered', text: '{ a; b; }' }],
    ['a || true', 0, { kind: 'offered', text: '{ a || true; }' }],
    ['make', 2, { kind: 'unsuccessful' }],
    ['exit', null, { kind: 'unsuccessful' }],
    ['cat > a <<E\nx\nE', 0, { kind: 'several' }],
    ['for one in a b; do echo $one; done', 0, { kind: 'several' }],
  ] as const)('%s with code %s', (text, exitCode, offer) => {
    expect(offerOf(command(text, exitCode))).toEqual(offer);
  });
});

it('chosen commands are one, in the order in which they were run', () => {
  const commands = [command('cd /a', 0, 1), command('ls', 0, 2), command('x; y', 0, 3)];
  const chosen = new Set([commands[2], commands[0]].flatMap((one) => (one ? [keyOf(one)] : [])));
  expect(chosenText(commands, chosen, '\\')).toBe('cd /a && \\\n    { x; y; }');
  expect(chosenText(commands, chosen, '`')).toBe('cd /a && `\n    { x; y; }');
  expect(chosenText(commands, new Set(), '`')).toBe('');
});
