import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takenLine } from './echo.ts';
import { createRecorder } from './fold.ts';
import { createMarkReader, type Piece } from './marks.ts';

const nonce = 'n0nce';
const mark = (word: string): string => `\u001b]7777;${nonce};${word}\u0007`;
const said = (head: string, directory: string, history: string): string =>
  `${mark(head)}${directory}${mark('H')}${history}${mark('E')}`;
const prompt = (status: number, directory: string, history: string): string =>
  said(`P;${String(status)}`, directory, history);
const shell = (name: 'bash' | 'sh'): string => `${mark(`U;${name}`)}web${mark('E')}`;

/** What a recorder makes of the output, a second after the other. */
function recorded(...outputs: readonly string[]) {
  const reader = createMarkReader(nonce);
  const recorder = createRecorder();
  let shown = '';
  outputs.forEach((output, index) => {
    for (const piece of reader.push(Buffer.from(output))) {
      recorder.take(piece, index * 1000);
      if (piece.kind === 'shown') shown += piece.bytes.toString('utf8');
    }
  });
  return { recorder, shown };
}

describe('the marks of a recorded shell', () => {
  it('are taken out of the output, in whatever pieces it comes', () => {
    const whole = `before${shell('sh')}${prompt(1, '/a', '   0 echo "x"\r\n')}/ # \u001b]7777;other;P\u0007after\u001b]77`;
    const bytes = Buffer.from(whole);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length })), (cuts) => {
        const reader = createMarkReader(nonce);
        const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const pieces: Piece[] = places.flatMap((from, index) =>
          reader.push(bytes.subarray(from, places[index + 1] ?? bytes.length)),
        );
        const shown = pieces.flatMap((piece) => (piece.kind === 'shown' ? [piece.bytes] : []));
        expect(Buffer.concat([...shown, reader.end()]).toString()).toBe(
          'before/ # \u001b]7777;other;P\u0007after\u001b]77',
        );
        expect(pieces.flatMap((piece) => (piece.kind === 'mark' ? [piece.mark] : []))).toEqual([
          { kind: 'shell', shell: 'sh', user: 'web' },
          { kind: 'prompt', status: 1, directory: '/a', history: '   0 echo "x"' },
        ]);
      }),
    );
  });
});

describe('takenLine', () => {
  it.each([
    ['ls -l\r\nfile', 'ls -l'],
    ['no line yet', null],
    ['\u001b[6n\r\n', ''],
    ['echo abc\r\u0007~ # \u001b[J\r\n', '~ # '],
    ['lx\b \bs\r\n', 'ls'],
    ['ac\u001b[1Dbc\b\r\n', 'abc'],
  ])('%j', (shown, line) => {
    expect(takenLine(shown)).toBe(line);
  });
});

describe('a recorder', () => {
  it('makes commands of what busybox’s shell says', () => {
    const { recorder, shown } = recorded(
      `${shell('sh')}${prompt(0, '/', '')}/ # `,
      'cd /srv\r\n',
      `${prompt(0, '/srv', '   0 cd /srv')}/srv # `,
      `false\r\n${prompt(1, '/srv', '   1 false')}/srv # `,
    );
    const common = { user: 'web' };
    expect(recorder.commands).toEqual([
      { ...common, text: 'cd /srv', exitCode: 0, directory: '/', startedAt: 1000, endedAt: 2000 },
      { ...common, text: 'false', exitCode: 1, directory: '/srv', startedAt: 3000, endedAt: 3000 },
    ]);
    expect(shown).toBe('/ # cd /srv\r\n/srv # false\r\n/srv # ');
    expect(recorder.shell).toBe('sh');
  });

  it('tells a repeated line from an empty one by what was drawn', () => {
    const again = `${prompt(0, '/', '   0 ls')}/ # `;
    const { recorder } = recorded(
      `${shell('sh')}${prompt(0, '/', '')}/ # `,
      `ls\r\n${again}`,
      `ls\r\n${again}`,
      `\r\n${again}`,
      `ls\b\b\u001b[J\r\n${again}`,
    );
    expect(recorder.commands.map(({ text }) => text)).toEqual(['ls', 'ls']);
  });

  it('puts the lines of one command together', () => {
    const more = (history: string): string => `${said('C', '/', history)}> `;
    const { recorder } = recorded(
      `${shell('sh')}${prompt(0, '/', '')}/ # `,
      `cat <<E\r\n${more('   0 cat <<E')}`,
      `\r\n${more('   0 cat <<E')}`,
      `x\r\n${more('   1 x')}`,
      `x\r\n${more('   1 x')}`,
      `E\r\n\r\nx\r\nx\r\n${prompt(0, '/', '   2 E')}/ # `,
    );
    expect(recorder.commands.map(({ text }) => text)).toEqual(['cat <<E\n\nx\nx\nE']);
  });

  it('shows what runs in bash, and what the shell ended with', () => {
    const { recorder } = recorded(
      `${shell('bash')}${prompt(0, '/', '')}$ `,
      `sleep 9\r\n${said('S', '/', '    1  sleep 9\r\n')}`,
    );
    expect(recorder.commands).toMatchObject([{ text: 'sleep 9', exitCode: null, endedAt: null }]);
    recorder.end();
    expect(recorder.commands).toMatchObject([{ text: 'sleep 9', endedAt: null }]);
  });

  it('takes an empty line in bash for none, and a syntax error for a command', () => {
    const { recorder } = recorded(
      `${shell('bash')}${prompt(0, '/', '')}$ `,
      `\r\n${prompt(0, '/', '')}$ `,
      `for do\r\n${prompt(2, '/', '    1  for do\r\n')}$ `,
      `\r\n${prompt(2, '/', '    1  for do\r\n')}$ `,
    );
    expect(recorder.commands).toMatchObject([{ text: 'for do', exitCode: 2 }]);
  });

  it('says that a shell without a history cannot be recorded', () => {
    expect(recorded(mark('N')).recorder.recordable).toBe(false);
  });
});
