import type { ITheme } from '@xterm/xterm';

/** xterm's names and the tokens that they are drawn in. */
const tokens = {
  background: '--field',
  foreground: '--ink',
  cursor: '--accent',
  cursorAccent: '--field',
  selectionBackground: '--selected',
  black: '--ink',
  red: '--danger',
  green: '--done',
  yellow: '--warning',
  blue: '--accent',
  magenta: '--cached',
  cyan: '--cyan',
  white: '--muted',
  brightBlack: '--faint',
  brightRed: '--danger-strong',
  brightGreen: '--done',
  brightYellow: '--cancelled',
  brightBlue: '--accent-strong',
  brightMagenta: '--cached',
  brightCyan: '--cyan',
  brightWhite: '--ink',
} as const satisfies ITheme;

/** The page's colours as they are now; xterm sees to the contrast of those that programs set. */
export function terminalTheme(): ITheme {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
  );
}

/** Calls `changed` when the page gets other colours; gives a way to stop. */
export function followTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
