import { describe, expect, it } from 'vitest';
import { commands } from '../../../app/commands.ts';
import { menuSections } from '../menus/sections.ts';
import { gestureCommands } from './gesture-commands.ts';

describe('every gesture', () => {
  const inMenus = Object.values(menuSections).flat(2);

  it.each(gestureCommands.map(({ gesture, id }) => ({ gesture, id })))(
    '$gesture is in the command palette and in a context menu',
    ({ gesture, id }) => {
      expect(commands.filter((command) => command.id === id)).toHaveLength(1);
      expect(inMenus).toContain(gesture);
    },
  );
});
