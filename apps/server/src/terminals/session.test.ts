import { terminalWindow } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import type { EngineProcess, ProcessOutput } from '../engine/process-engine.ts';
import type { Viewer } from './audience.ts';
import { startSession } from './session.ts';

const size = { columns: 80, rows: 24 };
const opening = {
  request: { kind: 'attach', container: 'web' },
  title: 'web',
  command: null,
  size,
} as const;

const chunkLength = 64 * 1024;

/** A process that writes 1, 2, 3 … a line each, as fast as it is read; notes how much was taken of it. */
function countingProcess(lines: number) {
  let taken = 0;
  async function* output(): AsyncGenerator<ProcessOutput> {
    let text = '';
    for (let line = 1; line <= lines; line += 1) {
      text += `${String(line)}\r\n`;
      if (text.length < chunkLength && line < lines) continue;
      const bytes = Buffer.from(text);
      taken += bytes.length;
      text = '';
      yield { stream: 'stdout', bytes };
    }
  }
  const process: EngineProcess = {
    tty: true,
    output: output(),
    write: async () => undefined,
    closeInput: () => undefined,
    resize: async () => undefined,
    ended: Promise.resolve({ how: 'exited', exitCode: 0 }),
    close: async () => undefined,
  };
  return { process, taken: () => taken };
}

/** A page that checks the lines as they come, and draws when it is told to. */
function createPage() {
  let at = 0;
  let drawn = 0;
  let rest = '';
  let last = 0;
  let isInOrder = true;
  let onEnd: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
  });
  const viewer: Viewer & { isStalled: boolean } = {
    isStalled: false,
    output(bytes) {
      at += bytes.length;
      const lines = (rest + Buffer.from(bytes).toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        isInOrder &&= Number(line) === last + 1;
        last += 1;
      }
    },
    drawn: () => drawn,
    changed({ status }) {
      if (status.state === 'ended') onEnd();
    },
    stalled() {
      this.isStalled = true;
    },
    closed: () => undefined,
  };
  return {
    viewer,
    ended,
    at: () => at,
    draw(to: number): void {
      drawn = to;
    },
    told: () => ({ last, isInOrder }),
  };
}

/** Runs tasks when the test says so. */
function handClock() {
  let tasks: (() => void)[] = [];
  return {
    schedule: (task: () => void) => {
      tasks.push(task);
      return () => {
        tasks = tasks.filter((one) => one !== task);
      };
    },
    tasks: () => tasks.length,
    ring(): void {
      for (const task of tasks) task();
    },
  };
}

it('sends all that a process writes in order, and reads no further ahead than a slow page may be behind', async () => {
  const lines = 600_000;
  const { process, taken } = countingProcess(lines);
  const page = createPage();
  let furthest = 0;
  // The page draws a piece only when the process is made to wait for it.
  const drawWhenWaited = (): (() => void) => {
    furthest = Math.max(furthest, taken() - page.viewer.drawn());
    setImmediate(() => {
      page.draw(page.viewer.drawn() + 32 * 1024);
      session.drawn();
    });
    return () => undefined;
  };
  const session = startSession(opening, process, drawWhenWaited);
  session.join(page.viewer, null);
  await page.ended;
  expect(page.told()).toEqual({ last: lines, isInOrder: true });
  expect(furthest).toBeGreaterThan(terminalWindow);
  expect(furthest).toBeLessThanOrEqual(terminalWindow + 2 * chunkLength);
  await session.close();
});

it('reads on when nobody looks, and gives who comes the screen with the last lines', async () => {
  const { process, taken } = countingProcess(200_000);
  const session = startSession(opening, process);
  await expect.poll(() => session.terminal().status.state).toBe('ended');
  expect(taken()).toBeGreaterThan(2 * terminalWindow);
  const beginning = session.join(createPage().viewer, null);
  if (beginning.kind !== 'picture') throw new Error('No picture');
  const text = Buffer.from(beginning.picture.bytes).toString('utf8');
  expect(text).toContain('200000');
  expect(text).not.toContain('\r\n100000\r\n');
  await session.close();
});

it('goes on where a page was, as long as that is kept', async () => {
  const { process } = countingProcess(100_000);
  const session = startSession(opening, process);
  await expect.poll(() => session.terminal().status.state).toBe('ended');
  const picture = session.join(createPage().viewer, null);
  if (picture.kind !== 'picture') throw new Error('No picture');
  const end = picture.picture.at;
  const resumed = session.join(createPage().viewer, end - 8);
  expect(resumed).toEqual({ kind: 'resumed', at: end - 8, bytes: Buffer.from('100000\r\n') });
  expect(session.join(createPage().viewer, end + 1)).toMatchObject({ kind: 'picture' });
  await session.close();
});

it('waits for a page that draws slowly, and not for one that draws nothing any more', async () => {
  const { process, taken } = countingProcess(400_000);
  const clock = handClock();
  const [frozen, slow] = [createPage(), createPage()];
  const session = startSession(opening, process, clock.schedule);
  session.join(frozen.viewer, null);
  session.join(slow.viewer, null);
  await expect.poll(clock.tasks).toBe(1);
  const held = taken();
  expect(held).toBeLessThanOrEqual(terminalWindow + 2 * chunkLength);

  slow.draw(1);
  clock.ring();
  expect([frozen.viewer.isStalled, slow.viewer.isStalled]).toEqual([true, false]);
  await expect.poll(clock.tasks).toBe(1);
  expect(taken()).toBe(held);

  session.leave(slow.viewer);
  await expect.poll(() => session.terminal().status.state).toBe('ended');
  expect(frozen.at()).toBe(held);
  await session.close();
});
