import { describe, expect, test } from 'vitest';
import { engineVersion } from '../../dockerfile/test/support/engine.ts';
import { rules } from '../src/rules/index.ts';
import { failedChecks } from '../src/run/failed-checks.ts';
import { refusedCases } from './support/refused-cases.ts';
import { inputOf } from './support/check.ts';
import { askLinter } from './support/warnings.ts';

const endpoint = process.env['STAGECRAFT_TEST_ENGINE'] ?? '';
const major = Number((await engineVersion(endpoint)).split('.')[0]);

// From then on Docker's checks are in the engine's own frontend.
describe.runIf(major >= 28)('BuildKit refuses the same for its checks', () => {
  test.each(refusedCases)('$name', async ({ text, isRefused }) => {
    const { error } = await askLinter(endpoint, { Dockerfile: text }, {});
    expect(error.includes('lint violation found')).toBe(isRefused);
    expect(failedChecks(rules, inputOf(text)).length > 0).toBe(isRefused);
  });
});
