import type { RecordedCommand } from '@stagecraft/contracts';
import { takenLine } from './echo.ts';
import type { Mark, Piece } from './marks.ts';

/** What a recorded shell has told so far. */
export interface Recording {
  readonly shell: 'bash' | 'sh' | null;
  readonly user: string;
  readonly recordable: boolean;
  readonly commands: readonly RecordedCommand[];
  readonly truncated: boolean;
  /** It waits for a command, or for more of one. */
  readonly asking: boolean;
}

export interface Recorder extends Recording {
  /** @param at ms since epoch */
  take(piece: Piece, at: number): void;
  /** The shell has ended. */
  end(): void;
}

/** Commands that are kept of a shell. */
const commandLimit = 2000;
/** Characters of what is drawn behind a prompt that are looked at. */
const echoLimit = 16_384;

/** An entry as `history` prints it: its number, then the text. */
function entryOf(history: string): { number: string; text: string } {
  const [, number = '', text = ''] = /^\s*(\d+)\*?[ \t]{1,2}([\s\S]*)$/.exec(history) ?? [];
  return { number, text };
}

interface Reading {
  shell: 'bash' | 'sh' | null;
  user: string;
  recordable: boolean;
  truncated: boolean;
  asking: boolean;
  readonly commands: RecordedCommand[];
  /** The command that runs, if the shell said so. */
  running: RecordedCommand | null;
  /** The last history entry that was told. */
  last: { number: string; text: string };
  /** Lines of a command that is not complete yet. */
  lines: string[];
  /** Where the shell was when it asked for the command. */
  directory: string;
  /** What was drawn since the last prompt, and when the line was taken. */
  echo: string;
  takenAt: number | null;
}

function keep(reading: Reading, command: RecordedCommand): void {
  if (reading.commands.length < commandLimit) reading.commands.push(command);
  else reading.truncated = true;
}

/**
 * The line that was given at the last prompt; empty for none. Busybox's history leaves a line out that
 * repeats the one before: then what its editor drew tells whether there was one.
 */
function givenLine(reading: Reading, history: string): string {
  const entry = entryOf(history);
  const { last } = reading;
  reading.last = entry;
  if (entry.text !== last.text || entry.number !== last.number) return entry.text;
  if (reading.shell === 'bash') return '';
  const drawn = takenLine(reading.echo);
  return entry.text !== '' && drawn !== null && drawn.endsWith(entry.text) ? entry.text : '';
}

function beginPrompt(reading: Reading): void {
  reading.echo = '';
  reading.takenAt = null;
  reading.asking = true;
}

function takeBegin(reading: Reading, mark: Extract<Mark, { kind: 'begin' }>, at: number): void {
  reading.asking = false;
  reading.last = entryOf(mark.history);
  const { text } = reading.last;
  const { directory } = mark;
  reading.running = {
    text,
    exitCode: null,
    directory,
    user: reading.user,
    startedAt: at,
    endedAt: null,
  };
}

function takePrompt(reading: Reading, mark: Extract<Mark, { kind: 'prompt' }>, at: number): void {
  const { running } = reading;
  const before = reading.directory;
  reading.directory = mark.directory;
  if (running !== null) {
    reading.running = null;
    reading.last = entryOf(mark.history);
    keep(reading, { ...running, exitCode: mark.status, endedAt: at });
  } else {
    const line = givenLine(reading, mark.history);
    const text = [...reading.lines, line].join('\n');
    const { user, takenAt } = reading;
    if (text.trim() !== '') {
      const times = { startedAt: takenAt ?? at, endedAt: at };
      keep(reading, { text, exitCode: mark.status, directory: before, user, ...times });
    }
  }
  reading.lines = [];
  beginPrompt(reading);
}

function takeMark(reading: Reading, mark: Mark, at: number): void {
  if (mark.kind === 'shell') {
    reading.user = mark.user;
    reading.shell = mark.shell;
  } else if (mark.kind === 'unrecordable') reading.recordable = false;
  else if (mark.kind === 'begin') takeBegin(reading, mark, at);
  else if (mark.kind === 'prompt') takePrompt(reading, mark, at);
  else {
    // bash's history has all lines of a command at once.
    if (reading.shell === 'sh') reading.lines.push(givenLine(reading, mark.history));
    const { takenAt } = reading;
    beginPrompt(reading);
    reading.takenAt = takenAt;
  }
}

/** Makes commands of what a recorded shell says of itself. */
export function createRecorder(): Recorder {
  const reading: Reading = {
    shell: null,
    user: '',
    recordable: true,
    truncated: false,
    asking: false,
    commands: [],
    running: null,
    last: { number: '', text: '' },
    lines: [],
    directory: '/',
    echo: '',
    takenAt: null,
  };
  return {
    get shell() {
      return reading.shell;
    },
    get user() {
      return reading.user;
    },
    get recordable() {
      return reading.recordable;
    },
    get truncated() {
      return reading.truncated;
    },
    get asking() {
      return reading.asking;
    },
    get commands() {
      return reading.running === null
        ? [...reading.commands]
        : [...reading.commands, reading.running];
    },
    take(piece, at) {
      if (piece.kind === 'mark') return takeMark(reading, piece.mark, at);
      if (reading.echo.length >= echoLimit) return;
      reading.echo += piece.bytes.toString('utf8');
      if (!reading.echo.includes('\n')) return;
      reading.takenAt ??= at;
      reading.asking = false;
    },
    end() {
      reading.asking = false;
      if (reading.running !== null) keep(reading, reading.running);
      reading.running = null;
    },
  };
}
