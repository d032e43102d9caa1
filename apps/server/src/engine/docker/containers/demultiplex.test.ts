import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ContainerOutput } from '../../container-engine.ts';
import { demultiplex } from './demultiplex.ts';

function frame(stream: ContainerOutput['stream'], text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.from([stream === 'stderr' ? 2 : 1, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

async function* cut(
  bytes: Buffer,
  cuts: readonly number[],
): AsyncGenerator<Uint8Array, void, void> {
  let from = 0;
  for (const to of [...cuts, bytes.length].toSorted((a, b) => a - b)) {
    yield bytes.subarray(from, to);
    from = Math.max(from, to);
  }
}

/** Outputs with neighbours of one stream joined: where they are cut does not count. */
async function joined(source: AsyncIterable<ContainerOutput>): Promise<ContainerOutput[]> {
  const outputs: ContainerOutput[] = [];
  for await (const output of source) {
    const last = outputs.at(-1);
    if (last?.stream !== output.stream) outputs.push(output);
    else outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
  }
  return outputs;
}

async function* given(outputs: readonly ContainerOutput[]) {
  yield* outputs.filter(({ text }) => text !== '');
}

it('gives each stream its text in order, wherever the bytes are cut', async () => {
  const output = fc.record({
    stream: fc.constantFrom('stdout' as const, 'stderr' as const),
    text: fc.string({ unit: fc.constantFrom('a', '\n', 'é', '世', '😀') }),
  });
  const law = fc.asyncProperty(
    fc.array(output),
    fc.array(fc.nat({ max: 200 })),
    async (outputs, cuts) => {
      const bytes = Buffer.concat(outputs.map(({ stream, text }) => frame(stream, text)));
      const inside = cuts.filter((at) => at < bytes.length);
      expect(await joined(demultiplex(cut(bytes, inside)))).toEqual(await joined(given(outputs)));
    },
  );
  await fc.assert(law);
});

it('keeps a character whole that is cut between two frames of its stream', async () => {
  const [first = 0, ...rest] = Buffer.from('世');
  const bytes = Buffer.concat([
    Buffer.from([1, 0, 0, 0, 0, 0, 0, 1, first]),
    frame('stderr', 'between'),
    Buffer.from([1, 0, 0, 0, 0, 0, 0, 2, ...rest]),
  ]);
  expect(await joined(demultiplex(cut(bytes, [])))).toEqual([
    { stream: 'stderr', text: 'between' },
    { stream: 'stdout', text: '世' },
  ]);
});

it('gives what there is of a frame that breaks off', async () => {
  const bytes = frame('stdout', 'broken').subarray(0, 11);
  expect(await joined(demultiplex(cut(bytes, [])))).toEqual([{ stream: 'stdout', text: 'bro' }]);
});

it('joins frames of one stream that come together', async () => {
  const bytes = Buffer.concat([
    frame('stdout', 'a\n'),
    frame('stdout', 'b\n'),
    frame('stderr', 'c'),
  ]);
  const outputs: ContainerOutput[] = [];
  for await (const output of demultiplex(cut(bytes, []))) outputs.push(output);
  expect(outputs).toEqual([
    { stream: 'stdout', text: 'a\nb\n' },
    { stream: 'stderr', text: 'c' },
  ]);
});
