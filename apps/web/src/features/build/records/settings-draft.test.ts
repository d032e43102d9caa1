import { BuildSettings, defaultBuildSettings } from '@stagecraft/contracts';
import { describe, expect, test } from 'vitest';
import { draftOf, most, readDraft, type SettingsDraft } from './settings-draft.ts';

const draft = draftOf(defaultBuildSettings);

describe('settings of build records as they are typed', () => {
  test.each([
    defaultBuildSettings,
    { concurrency: 1, retention: { maxAgeDays: null, maxBuilds: null, maxBytes: null } },
    { concurrency: 64, retention: { maxAgeDays: 0.5, maxBuilds: 3, maxBytes: 1_234_567 } },
  ])('read as what they were: %j', (settings) => {
    expect(readDraft(draftOf(settings))).toEqual({ ok: true, settings });
  });

  test('the largest numbers are those that the server takes', () => {
    const largest: SettingsDraft = {
      concurrency: String(most.concurrency),
      maxAgeDays: String(most.maxAgeDays),
      maxBuilds: String(most.maxBuilds),
      maxMegabytes: String(most.maxMegabytes),
    };
    const read = readDraft(largest);
    expect(BuildSettings.safeParse(read.ok ? read.settings : null).success).toBe(true);
  });

  test.each<[keyof SettingsDraft, string]>([
    ['concurrency', ''],
    ['concurrency', '0'],
    ['concurrency', '1.5'],
    ['concurrency', '65'],
    ['maxAgeDays', '-1'],
    ['maxAgeDays', 'soon'],
    ['maxAgeDays', '36501'],
    ['maxBuilds', '2.5'],
    ['maxBuilds', '0'],
    ['maxMegabytes', '1e3'],
    ['maxMegabytes', '0'],
  ])('%s is not %j', (field, value) => {
    expect(readDraft({ ...draft, [field]: value })).toEqual({ ok: false, wrong: [field] });
  });

  test('every wrong field is named', () => {
    const read = readDraft({ concurrency: 'x', maxAgeDays: 'x', maxBuilds: '', maxMegabytes: 'x' });
    expect(read).toEqual({ ok: false, wrong: ['concurrency', 'maxAgeDays', 'maxMegabytes'] });
  });
});
