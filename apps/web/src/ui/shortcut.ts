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
