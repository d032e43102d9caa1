import type { HistoryEntry } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { historyTable, recordedInstruction } from '@stagecraft/build-trace';
import { healthcheckText, startCommand } from './start-command.ts';

const entry = (createdBy: string, size: number | null): HistoryEntry => ({
  id: null,
  createdAt: null,
  createdBy,
  size,
  comment: '',
  tags: [],
});
const history = [entry('base 1', 70), entry('base 2', 5), entry('RUN x', 40), entry('CMD y', 0)];

describe('historyTable', () => {
  it("folds the base image's part and links the rest", () => {
    const table = historyTable(history, [
      { entry: history[0]!, origin: { kind: 'base' } },
      { entry: history[1]!, origin: { kind: 'base' } },
      { entry: history[2]!, origin: { kind: 'instruction', instruction: 1 } },
      { entry: history[3]!, origin: { kind: 'unknown' } },
    ]);
    expect(table.base.map((row) => row.index)).toEqual([0, 1]);
    expect(table.own.map((row) => row.instruction)).toEqual([1, null]);
    expect(table).toMatchObject({ baseSize: 75, largest: 75 });
  });

  it('does not make up the size of a base that the engine did not measure', () => {
    const unmeasured = [entry('base', null), entry('RUN x', null)];
    const table = historyTable(unmeasured, [
      { entry: unmeasured[0]!, origin: { kind: 'base' } },
      { entry: unmeasured[1]!, origin: { kind: 'instruction', instruction: 1 } },
    ]);
    expect(table).toMatchObject({ baseSize: null, largest: 0 });
  });

  it('shows all entries when nothing is known about them', () => {
    const table = historyTable(history, []);
    expect(table.own).toHaveLength(4);
    expect(table).toMatchObject({ base: [], baseSize: 0, largest: 70 });
  });
});

describe('recordedInstruction', () => {
  it.each([
    ['RUN /bin/sh -c make # buildkit', 'RUN make'],
    ['/bin/sh -c #(nop)  CMD ["sh"]', 'CMD ["sh"]'],
    ['/bin/sh -c apt-get update', 'RUN apt-get update'],
    ['COPY a b # buildkit', 'COPY a b'],
  ])('%s → %s', (recorded, shown) => {
    expect(recordedInstruction(recorded)).toBe(shown);
  });
});

describe('startCommand', () => {
  it('puts CMD behind ENTRYPOINT', () => {
    expect(startCommand({ entrypoint: ['/app'], cmd: ['--help'] })).toEqual(['/app', '--help']);
    expect(startCommand({ entrypoint: null, cmd: ['sh'] })).toEqual(['sh']);
    expect(startCommand({ entrypoint: null, cmd: null })).toBeNull();
  });

  it('says a health check in the words of the Dockerfile', () => {
    expect(healthcheckText(['CMD-SHELL', 'curl -f x'])).toBe('CMD curl -f x');
    expect(healthcheckText(['CMD', 'curl', 'x'])).toBe('CMD ["curl","x"]');
    expect(healthcheckText(['NONE'])).toBe('NONE');
  });
});
