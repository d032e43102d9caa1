import { languages } from '@stagecraft/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n, translate } from '../i18n/index.ts';
import { addWorkbenchTexts } from '../i18n/workbench-texts.ts';
import { shortcutsOf } from '../state/commands.ts';
import { commands } from './commands.ts';

describe('the command registry', () => {
  beforeAll(() => {
    startI18n('en');
    addWorkbenchTexts();
  });

  it('has every id once', () => {
    const ids = commands.map((command) => command.id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('names every command in every language', () => {
    for (const command of commands) {
      for (const language of languages) {
        expect(translate(command.titleKey, language)).not.toBe(command.titleKey);
      }
    }
  });

  it('reaches what an editor’s users expect by their keys', () => {
    const keys = commands.flatMap((command) => shortcutsOf(command));
    expect(keys).toEqual(
      expect.arrayContaining([
        'Mod+S',
        'Mod+Enter',
        'Mod+P',
        'Mod+Shift+P',
        'F1',
        'Mod+B',
        'Mod+J',
      ]),
    );
  });
});
