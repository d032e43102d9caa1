import { useTranslation } from 'react-i18next';
import { translate } from '../../../i18n/index.ts';
import { shortcutsOf } from '../../../state/commands.ts';
import { useAppStore, useCommands } from '../../../state/hooks.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { groupCommands } from '../group-commands.ts';

/** All commands that have keys, with their keys. */
export function ShortcutSheet() {
  const { t } = useTranslation(['settings', 'app']);
  const commands = useCommands();
  const openDialog = useAppStore((state) => state.openDialog);
  const groups = groupCommands(commands.filter((command) => shortcutsOf(command).length > 0));
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : openDialog(null))}
      title={t('shortcuts.title')}
      description={t('shortcuts.intro')}
    >
      {/* Takes the focus, so that arrow keys scroll. */}
      <div
        tabIndex={0}
        role="group"
        aria-label={t('shortcuts.title')}
        className="rounded-md outline-offset-4"
      >
        {groups.map(({ group, commands: members }) => (
          <section key={group} className="mb-4 last:mb-0">
            <h3 className="mb-1 text-xs font-medium text-muted">{t(`app:group.${group}`)}</h3>
            <dl className="divide-y">
              {members.map((command) => (
                <div key={command.id} className="flex items-center gap-3 py-1">
                  <dt className="min-w-0 flex-1">{translate(command.titleKey)}</dt>
                  <dd className="flex flex-wrap justify-end gap-2">
                    {shortcutsOf(command).map((shortcut) => (
                      <Kbd key={shortcut} shortcut={shortcut} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
