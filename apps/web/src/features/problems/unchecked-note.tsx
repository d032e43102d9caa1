import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Unchecked } from '../../language/lint/types.ts';
import { Popover } from '../../ui/popover.tsx';
import { ShellCommand } from '../../ui/shell-command.tsx';

/** How ShellCheck is installed, by where: https://github.com/koalaman/shellcheck#installing */
const COMMANDS = [
  ['Debian, Ubuntu', 'sudo apt install shellcheck'],
  ['Fedora', 'sudo dnf install ShellCheck'],
  ['macOS (Homebrew)', 'brew install shellcheck'],
  ['Windows (winget)', 'winget install --id koalaman.shellcheck'],
] as const;

/** Says that the commands in RUN were not all looked at by ShellCheck, and what to do about it. */
export function UncheckedNote(props: { readonly unchecked: Unchecked }) {
  const { unchecked } = props;
  const { t } = useTranslation('problems');
  return (
    <div className="flex items-start gap-2 border-t px-3 py-1 text-xs text-muted">
      <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      {unchecked.reason === 'missing' ? (
        <p>
          {t('unchecked.missing')} <HowToGetIt />
        </p>
      ) : (
        <p>{t('unchecked.failed', { count: unchecked.count })}</p>
      )}
    </div>
  );
}

function HowToGetIt() {
  const { t } = useTranslation('problems');
  return (
    <Popover
      label={t('unchecked.howTo')}
      side="top"
      forReading
      trigger={
        <button type="button" className="min-h-6 text-accent underline">
          {t('unchecked.howTo')}
        </button>
      }
    >
      <div className="flex flex-col gap-3">
        <p>{t('unchecked.where')}</p>
        {COMMANDS.map(([where, command]) => (
          <ShellCommand
            key={where}
            title={where}
            copyLabel={t('unchecked.copy', { where })}
            command={command}
          />
        ))}
        <p className="text-muted">{t('unchecked.after')}</p>
      </div>
    </Popover>
  );
}
