import { useTranslation } from 'react-i18next';
import { translate } from '../../../i18n/index.ts';
import { shortcutsOf } from '../../../state/commands.ts';
import { useAppStore, useCommands } from '../../../state/hooks.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { isApple, tabKeyOf } from '../../../ui/shortcut.ts';
import { groupCommands } from '../group-commands.ts';

/** Keys of the stage graph that are no commands, as what they do depends on where the keyboard is. */
const onGraph = [
  ['go', ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']],
  ['ends', ['Home', 'End']],
  ['extend', ['Shift+ArrowUp', 'Shift+ArrowDown']],
  ['toText', ['Enter']],
  ['menu', ['M', 'Shift+F10']],
  ['moveNode', ['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowLeft', 'Alt+ArrowRight']],
  ['formText', ['Mod+E']],
] as const;

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
          <section key={group} className="mb-4">
            <h3 className="mb-1 text-xs font-medium text-muted">{t(`app:group.${group}`)}</h3>
            <dl className="divide-y">
              {members.map((command) => (
                <Line
                  key={command.id}
                  title={translate(command.titleKey)}
                  shortcuts={shortcutsOf(command)}
                />
              ))}
            </dl>
          </section>
        ))}
        <section className="mb-4">
          <h3 className="mb-1 text-xs font-medium text-muted">{t('shortcuts.onGraph')}</h3>
          <dl className="divide-y">
            {onGraph.map(([name, keys]) => (
              <Line key={name} title={t(`shortcuts.${name}`)} shortcuts={keys} />
            ))}
          </dl>
        </section>
        <section>
          <h3 className="mb-1 text-xs font-medium text-muted">{t('shortcuts.editor')}</h3>
          <dl>
            <Line title={t('shortcuts.tabKey')} shortcuts={[tabKeyOf(isApple())]} />
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Line(props: { readonly title: string; readonly shortcuts: readonly string[] }) {
  return (
    <div className="flex items-center gap-3 py-1">
      <dt className="min-w-0 flex-1">{props.title}</dt>
      <dd className="flex flex-wrap justify-end gap-2">
        {props.shortcuts.map((shortcut) => (
          <Kbd key={shortcut} shortcut={shortcut} />
        ))}
      </dd>
    </div>
  );
}
