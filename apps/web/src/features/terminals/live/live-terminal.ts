import type { Terminal, TerminalSize } from '@stagecraft/contracts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { connectTerminal, type TerminalConnection } from './connection.ts';
import { createDrawing, drawFast, type Drawing } from './drawing.ts';
import { pasteable, pastedLines } from './paste.ts';
import { watchSight } from './sight.ts';

/** What the page shows beside the screen of a terminal. */
export interface LiveState {
  /** `connecting` until the first picture. */
  readonly connection: 'connecting' | 'open' | 'lost';
  /** What is about to be pasted into a program that would run each line; null for nothing. */
  readonly paste: { readonly text: string; readonly lines: number } | null;
  readonly isSearching: boolean;
  /** Of a search; `at` is -1 where none is chosen. */
  readonly found: { readonly at: number; readonly count: number } | null;
}

/** A terminal on this page. It outlives the part of the page that shows it. */
export interface LiveTerminal {
  readonly id: string;
  readonly state: StoreApi<LiveState>;
  /** Puts it into an element; gives the way to take it away. */
  show(host: HTMLElement): () => void;
  focus(): void;
  /** Its name for who does not see it. */
  setLabel(label: string): void;
  /** The selected text. */
  selection(): string;
  /** Types a text as a paste, after a question where it would run several lines. */
  paste(text: string): void;
  answerPaste(isWanted: boolean): void;
  search(text: string, direction: 'next' | 'previous'): void;
  setSearching(isSearching: boolean): void;
  dispose(): void;
}

export interface LivePorts {
  heard(terminal: Terminal): void;
  gone(): void;
  exists(): Promise<boolean | null>;
  /** The person wants to leave the terminal by keyboard. */
  leave(): void;
}

/** Bytes after which the server is told how far the page has drawn. */
const tellAfter = 32 * 1024;

const encoder = new TextEncoder();

/** Draws what comes and tells the server how far it is. */
function drawOutput({ xterm }: Drawing, connection: () => TerminalConnection) {
  let told = 0;
  let waiting = 0;
  const tell = (at: number): void => {
    told = at;
    connection().say({ kind: 'drawn', at });
  };
  return {
    output(bytes: Uint8Array, at: number): void {
      waiting += 1;
      xterm.write(bytes, () => {
        waiting -= 1;
        if (waiting === 0 || at - told >= tellAfter) tell(at);
      });
    },
    picture(size: TerminalSize, bytes: Uint8Array, at: number, drawn: () => void): void {
      xterm.reset();
      xterm.resize(size.columns, size.rows);
      xterm.write(bytes, () => {
        tell(at);
        drawn();
      });
    },
  };
}

function searchColours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    matchBackground: colour('--warning-soft'),
    matchOverviewRuler: colour('--warning'),
    activeMatchBackground: colour('--selected'),
    activeMatchColorOverviewRuler: colour('--accent'),
  };
}

/** Keys that the page takes from the terminal: copying, searching and the way out. */
function listenToKeys(drawing: Drawing, live: LiveTerminal, ports: LivePorts): void {
  drawing.xterm.attachCustomKeyEventHandler((event) => {
    const mod = (event.ctrlKey || event.metaKey) && event.shiftKey;
    if (event.type !== 'keydown' || !mod) return true;
    if (event.code === 'KeyC') {
      event.preventDefault();
      void navigator.clipboard.writeText(live.selection());
      return false;
    }
    // The browser pastes.
    if (event.code === 'KeyV') return false;
    if (event.code === 'KeyF') {
      event.preventDefault();
      live.setSearching(true);
      return false;
    }
    if (event.code === 'ArrowUp') {
      event.preventDefault();
      ports.leave();
      return false;
    }
    // The palette, and what else belongs to the window.
    return event.code !== 'KeyP';
  });
}

/** Pastes go through the question about several lines. */
function listenToPastes({ element }: Drawing, live: LiveTerminal): void {
  const take = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    live.paste(event.clipboardData?.getData('text/plain') ?? '');
  };
  element.addEventListener('paste', take, { capture: true });
}

/** Puts the drawing into an element and keeps it as large. */
function place(drawing: Drawing, host: HTMLElement, resized: () => void): () => void {
  const { xterm, element } = drawing;
  host.append(element);
  if (xterm.element === undefined) xterm.open(element);
  const observer = new ResizeObserver(resized);
  observer.observe(host);
  let slow: (() => void) | null = null;
  let isShown = true;
  void drawFast(xterm).then((undo) => {
    if (isShown) slow = undo;
    else undo();
  });
  return () => {
    isShown = false;
    observer.disconnect();
    slow?.();
    element.remove();
  };
}

/** Pasting, with the question about several lines. */
function pasting({ xterm }: Drawing, state: StoreApi<LiveState>) {
  return {
    paste(given: string): void {
      const text = pasteable(given);
      const lines = pastedLines(text);
      if (lines > 0 && !xterm.modes.bracketedPasteMode) state.setState({ paste: { text, lines } });
      else xterm.paste(text);
    },
    answerPaste(isWanted: boolean): void {
      const { paste } = state.getState();
      state.setState({ paste: null });
      if (isWanted && paste !== null) xterm.paste(paste.text);
    },
  };
}

/** Searching screen and scrollback. */
function searching({ xterm, search }: Drawing, state: StoreApi<LiveState>) {
  search.onDidChangeResults(({ resultIndex, resultCount }) =>
    state.setState({ found: { at: resultIndex, count: resultCount } }),
  );
  return {
    search(text: string, direction: 'next' | 'previous'): void {
      const options = { decorations: searchColours(), incremental: direction === 'next' };
      if (direction === 'next') search.findNext(text, options);
      else search.findPrevious(text, options);
    },
    setSearching(isSearching: boolean): void {
      state.setState({ isSearching, found: null });
      if (isSearching) return;
      search.clearDecorations();
      xterm.focus();
    },
  };
}

/** Draws a terminal of the server and tells the server of its size. */
function connectDrawing(
  id: string,
  drawing: Drawing,
  state: StoreApi<LiveState>,
  ports: LivePorts,
): { connection: TerminalConnection; resized: () => void } {
  const { xterm, fit } = drawing;
  let isEnded = false;
  const resized = (): void => {
    const size = fit.proposeDimensions();
    if (!drawing.element.isConnected || size === undefined || Number.isNaN(size.cols)) return;
    xterm.resize(Math.max(2, size.cols), Math.max(1, size.rows));
    const { cols: columns, rows } = xterm;
    if (!isEnded) connection.say({ kind: 'resize', size: { columns, rows } });
  };
  const draw = drawOutput(drawing, () => connection);
  const drawn = (): void => {
    state.setState({ connection: 'open' });
    resized();
  };
  const connection = connectTerminal(
    id,
    {
      output: draw.output,
      picture: (size, bytes, at) => draw.picture(size, bytes, at, drawn),
      terminal(terminal) {
        isEnded = terminal.status.state === 'ended';
        const { columns, rows } = terminal.size;
        const isSame = columns === xterm.cols && rows === xterm.rows;
        if (!isEnded && !isSame) xterm.resize(columns, rows);
        ports.heard(terminal);
      },
      state(next) {
        if (next === 'gone') ports.gone();
        else if (next === 'lost' || state.getState().connection !== 'connecting') {
          state.setState({ connection: next });
        }
      },
    },
    { exists: ports.exists, watchSight, open: (path) => new WebSocket(path) },
  );
  return { connection, resized };
}

/** Connects the page to a terminal of the server. */
export function createLiveTerminal(id: string, ports: LivePorts): LiveTerminal {
  const drawing = createDrawing();
  const { xterm } = drawing;
  const state = createStore<LiveState>(() => ({
    connection: 'connecting',
    paste: null,
    isSearching: false,
    found: null,
  }));
  const { connection, resized } = connectDrawing(id, drawing, state, ports);
  xterm.onData((text) => connection.type(encoder.encode(text)));
  xterm.onBinary((data) => connection.type(Uint8Array.from(data, (char) => char.charCodeAt(0))));
  const live: LiveTerminal = {
    id,
    state,
    show: (host) => place(drawing, host, resized),
    focus: () => xterm.focus(),
    setLabel: (label) => xterm.textarea?.setAttribute('aria-label', label),
    selection: () => xterm.getSelection(),
    ...pasting(drawing, state),
    ...searching(drawing, state),
    dispose() {
      connection.close();
      drawing.dispose();
    },
  };
  listenToKeys(drawing, live, ports);
  listenToPastes(drawing, live);
  return live;
}
