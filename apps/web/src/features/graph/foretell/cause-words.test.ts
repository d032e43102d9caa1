import type { CacheCause } from '@stagecraft/contracts';
import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchTexts } from '../../../i18n/workbench-texts.ts';
import { causeWords } from './cause-words.ts';

const translator = i18next.createInstance();
beforeAll(() =>
  translator.init({ lng: 'en', resources: workbenchTexts, interpolation: { escapeValue: false } }),
);

const changes = ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => ({
  path,
  change: 'changed' as const,
}));

describe('a cause in one sentence', () => {
  test.each<[CacheCause, string]>([
    [{ kind: 'parent', instruction: 4, relation: 'before' }, 'line 5, would be built anew'],
    [{ kind: 'files', changes: changes.slice(0, 1), more: 0 }, '1 file that it reads changed: a'],
    [{ kind: 'files', changes, more: 3 }, 'changed: a, b, c, d, e, and 4 more'],
    [{ kind: 'no-cache', scope: 'stage' }, 'leave the cache out for its stage'],
    [{ kind: 'unknown', missing: ['base', 'files'] }, 'stands behind a name, the content of files'],
    [
      { kind: 'variable', name: 'V', source: 'argument', before: null, after: '1' },
      'The build argument V has another value.',
    ],
  ])('%j', (cause, words) => {
    const lineOf = (index: number) => String(index + 1);
    expect(causeWords(cause, translator.getFixedT('en', 'records'), lineOf)).toContain(words);
  });
});
