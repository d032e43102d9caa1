import type { WhatIf, WhatIfInstruction } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { headlineOf, leftOut } from './headline.ts';

function row(
  text: string,
  before: number | null,
  after: number,
  savedMs: number | null = null,
): WhatIfInstruction {
  const [keyword = ''] = text.split(' ');
  const place = { instruction: 1, before: before === null ? null : 1 };
  return { ...place, keyword, text, rebuilds: 9, kept: { before, after }, savedMs };
}

function told(instructions: WhatIfInstruction[]): WhatIf {
  const savedMs = instructions.reduce((sum, one) => sum + (one.savedMs ?? 0), 0);
  return { rebuilds: 9, instructions, savedMs, unjudged: [] };
}

const said = (kind: 'more' | 'less', text: string, before: number, after: number) => ({
  kind,
  text,
  rebuilds: 9,
  before,
  after,
});

it.each([
  [
    'nothing of an instruction that no rebuild tells of',
    [{ ...row('RUN a', 0, 0), rebuilds: 0 }],
    { kind: 'none' },
  ],
  ['nothing of what is only new', [row('COPY lock /', null, 3)], { kind: 'none' }],
  ['that all stays the same', [row('RUN a', 2, 2, 0)], { kind: 'same', rebuilds: 9 }],
  [
    'what gains most time',
    [row('RUN a', 0, 7, 10), row('RUN b', 0, 1, 900)],
    said('more', 'RUN b', 0, 1),
  ],
  [
    'what gains most where no time is known',
    [row('RUN a', 1, 2), row('RUN b', 1, 8)],
    said('more', 'RUN b', 1, 8),
  ],
  [
    'what is gained, though something else is lost',
    [row('COPY . /', 5, 2, -20), row('RUN a', 0, 7, 1_000)],
    said('more', 'RUN a', 0, 7),
  ],
  [
    'what is lost where that is more',
    [row('COPY . /', 0, 3, 20), row('RUN a', 7, 0, -1_000)],
    said('less', 'RUN a', 7, 0),
  ],
])('says %s', (_, instructions, headline) => {
  expect(headlineOf(told(instructions))).toEqual(headline);
});

it('gathers the builds that were left out by their reason', () => {
  const unjudged = [
    { id: 'c', number: 3, reason: 'no-cache' as const },
    { id: 'b', number: 2, reason: 'files' as const },
    { id: 'a', number: 1, reason: 'no-cache' as const },
  ];
  expect(leftOut({ ...told([]), unjudged })).toEqual([
    { reason: 'no-cache', numbers: [1, 3] },
    { reason: 'files', numbers: [2] },
  ]);
});
