import { languages } from '@stagecraft/contracts';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { translate } from '../../../i18n/index.ts';
import { shortcutsOf, type Command } from '../../../state/commands.ts';
import { useAppStore, useAppStoreApi, useCommands, useRunCommand } from '../../../state/hooks.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Palette, PaletteGroup, PaletteItem } from '../../../ui/palette.tsx';
import { groupCommands } from '../group-commands.ts';

/** Every command that makes sense now; what is typed is looked for in its name in both languages. */
export function CommandPalette() {
  const { t } = useTranslation(['settings', 'app']);
  const store = useAppStoreApi();
  const commands = useCommands();
  const runCommand = useRunCommand();
  const openDialog = useAppStore((state) => state.openDialog);
  const chosen = useRef<Command | null>(null);
  // What makes sense is what did when the palette opened: entries do not move under the pointer.
  const groups = useMemo(() => {
    const state = store.getState();
    return groupCommands(
      commands.filter((command) => command.id !== 'app.palette' && command.when(state)),
    );
  }, [commands, store]);
  return (
    <Palette
      title={t('palette.title')}
      placeholder={t('palette.placeholder')}
      none={t('palette.none')}
      onClose={() => openDialog(null)}
      afterClose={() => {
        if (chosen.current !== null) runCommand(chosen.current);
      }}
    >
      {groups.map(({ group, commands: members }) => (
        <PaletteGroup key={group} heading={t(`app:group.${group}`)}>
          {members.map((command) => (
            <PaletteItem
              key={command.id}
              value={command.id}
              keywords={languages.map((language) => translate(command.titleKey, language))}
              onSelect={() => {
                chosen.current = command;
                openDialog(null);
              }}
            >
              <span className="min-w-0 flex-1 truncate">{translate(command.titleKey)}</span>
              {shortcutsOf(command)
                .slice(0, 1)
                .map((shortcut) => (
                  <Kbd key={shortcut} shortcut={shortcut} />
                ))}
            </PaletteItem>
          ))}
        </PaletteGroup>
      ))}
    </Palette>
  );
}
