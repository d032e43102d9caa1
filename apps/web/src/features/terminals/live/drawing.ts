import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { openLink } from './links.ts';
import { silenceQueries } from './quiet-parser.ts';
import { followTheme, terminalTheme } from './theme.ts';

/** An xterm with all that it needs, on an element of its own that can be put anywhere. */
export interface Drawing {
  readonly xterm: Terminal;
  readonly fit: FitAddon;
  readonly search: SearchAddon;
  readonly element: HTMLElement;
  dispose(): void;
}

/** Lines above the screen that the page keeps; the server keeps as many. */
const scrollback = 3000;

/** Draws by the graphics card while it can; else xterm draws by itself. */
export async function drawFast(xterm: Terminal): Promise<() => void> {
  const { WebglAddon } = await import('@xterm/addon-webgl');
  try {
    const webgl = new WebglAddon();
    webgl.onContextLoss(() => webgl.dispose());
    xterm.loadAddon(webgl);
    return () => webgl.dispose();
  } catch {
    return () => undefined;
  }
}

export function createDrawing(): Drawing {
  const element = document.createElement('div');
  element.className = 'h-full w-full';
  const { fontFamily } = getComputedStyle(document.documentElement);
  const mono = getComputedStyle(document.documentElement).getPropertyValue('--font-mono').trim();
  const xterm = new Terminal({
    allowProposedApi: true,
    cursorBlink: false,
    fontFamily: mono === '' ? fontFamily : mono,
    fontSize: 13,
    // Programs choose colours for a background that they do not know.
    minimumContrastRatio: 4.5,
    scrollback,
    theme: terminalTheme(),
    linkHandler: {
      activate: openLink,
      hover: (_event, text) => (element.title = text),
      leave: () => element.removeAttribute('title'),
    },
  });
  const fit = new FitAddon();
  const search = new SearchAddon();
  xterm.loadAddon(fit);
  xterm.loadAddon(search);
  xterm.loadAddon(new WebLinksAddon(openLink));
  xterm.loadAddon(new Unicode11Addon());
  xterm.unicode.activeVersion = '11';
  silenceQueries(xterm);
  const unfollow = followTheme(() => (xterm.options.theme = terminalTheme()));
  return {
    xterm,
    fit,
    search,
    element,
    dispose() {
      unfollow();
      xterm.dispose();
      element.remove();
    },
  };
}
