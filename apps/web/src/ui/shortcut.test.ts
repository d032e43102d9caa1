import { describe, expect, it } from 'vitest';
import { matchesShortcut, type KeyPress } from './shortcut.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('matching a key press with a shortcut', () => {
  it.each([
    ['Mod+S', press('s', { ctrlKey: true }), false, true],
    ['Mod+S', press('s', { metaKey: true }), true, true],
    ['Mod+S', press('s', { metaKey: true }), false, false],
    ['Mod+S', press('s', { ctrlKey: true }), true, false],
    ['Mod+S', press('S', { ctrlKey: true, shiftKey: true }), false, false],
    ['Mod+S', press('s', { ctrlKey: true, altKey: true }), false, false],
    ['Mod+S', press('s'), false, false],
    ['Mod+Shift+P', press('P', { ctrlKey: true, shiftKey: true }), false, true],
    ['Mod+Shift+P', press('p', { ctrlKey: true }), false, false],
    ['Mod+Enter', press('Enter', { ctrlKey: true }), false, true],
    ['F1', press('F1'), false, true],
    ['F1', press('F1', { shiftKey: true }), false, false],
    ['Delete', press('Delete'), false, true],
  ])('%s against %o on Apple: %s', (shortcut, pressed, apple, expected) => {
    expect(matchesShortcut(pressed, shortcut, apple)).toBe(expected);
  });

  it('finds a letter by its place on a layout without Latin letters', () => {
    const cyrillic = press('ы', { code: 'KeyS', ctrlKey: true });
    expect(matchesShortcut(cyrillic, 'Mod+S', false)).toBe(true);
    expect(matchesShortcut(cyrillic, 'Mod+B', false)).toBe(false);
  });
});
