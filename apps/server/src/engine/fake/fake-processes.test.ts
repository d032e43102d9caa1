import { describe } from 'vitest';
import type { EngineFailure } from '../engine.ts';
import { contractPrograms, processes } from '../processes.contract.ts';
import { createFakeEngine } from './fake-engine.ts';
import type { FakeProcessRequest, FakeProgram } from './fake-processes.ts';

const programs: Readonly<Record<keyof typeof contractPrograms, FakeProgram | EngineFailure>> = {
  async talk({ write }) {
    await write('out 世界\n');
    await write('err\n', 'stderr');
    return 3;
  },
  async repeat({ write, input }) {
    for await (const text of input) await write(text);
    return 0;
  },
  async size({ write, input, size }) {
    for await (const _line of input) {
      const { columns = 0, rows = 0 } = size() ?? {};
      await write(`\r\n${rows} ${columns}\r\n`);
    }
    return 0;
  },
  async endless({ write, hungUp }) {
    while (!hungUp.aborted) await write('abcdefg\n'.repeat(1000));
    return 129;
  },
  async waiting({ write, input }) {
    await write('ready\r\n');
    for await (const _line of input) return 0;
    return 1;
  },
  missing: { kind: 'refused', detail: 'exec: "/no/such/program": no such file or directory' },
};

function play({ container, command }: FakeProcessRequest): FakeProgram | EngineFailure {
  const names = Object.keys(contractPrograms) as (keyof typeof contractPrograms)[];
  const name = names.find((one) => contractPrograms[one].join() === command.join());
  return container === 'box' && name !== undefined
    ? programs[name]
    : { kind: 'not_found', detail: `No such container: ${container}`, status: 404 };
}

describe('fake processes', () => {
  const engine = createFakeEngine({ process: play });
  processes(() => ({ engine, container: 'box' }));
});
