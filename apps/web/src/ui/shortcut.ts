const appleNames: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Ctrl: '⌃',
  Enter: '↵',
  Backspace: '⌫',
  Delete: '⌦',
};
const commonNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** Whether the browser runs on an Apple system, where Command takes Control's place. */
export function isApple(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
}

/** Monaco's key that decides whether Tab moves the focus or writes a tab. */
export function tabKeyOf(apple: boolean): string {
  return apple ? 'Ctrl+Shift+M' : 'Ctrl+M';
}

/** Names of a shortcut's keys for a person: `Mod+Shift+P` → `Ctrl Shift P`, or `⌘ ⇧ P` on Apple. */
export function shortcutKeys(shortcut: string, apple: boolean): readonly string[] {
  return shortcut.split('+').map((key) => {
    if (apple && appleNames[key] !== undefined) return appleNames[key];
    if (key === 'Mod') return 'Ctrl';
    return commonNames[key] ?? key;
  });
}

/** A shortcut within a sentence: `Alt+Enter`, or `⌥↵` on Apple. */
export function shortcutText(shortcut: string, apple: boolean): string {
  return shortcutKeys(shortcut, apple).join(apple ? '' : '+');
}

/** What is read of a `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether the press is exactly the shortcut (names of keys joined by `+`, see `Command`): no modifier more, none less. */
export function matchesShortcut(press: KeyPress, shortcut: string, apple: boolean): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  const mod = apple ? press.metaKey : press.ctrlKey;
  const otherMod = apple ? press.ctrlKey : press.metaKey;
  if (mod !== wants('Mod') || otherMod) return false;
  if (press.altKey !== wants('Alt') || press.shiftKey !== wants('Shift')) return false;
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  // On a layout without Latin letters, and with Alt on Apple, `key` is another character.
  return /^[A-Z]$/.test(key) && press.code === `Key${key}`;
}
