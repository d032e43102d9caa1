import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../ui/copy-button.tsx';

/** The docker command for what is shown, in one line under it. */
export function CommandLine({ command }: { readonly command: string }) {
  const { t } = useTranslation('containerPlace');
  return (
    <div className="flex h-7 shrink-0 items-center gap-1 border-t bg-panel px-3 text-xs text-muted">
      <code data-testid="docker-command" className="min-w-0 flex-1 truncate font-mono text-2xs">
        {command}
      </code>
      <CopyButton label={t('copyCommand')} text={() => command} size="small" />
    </div>
  );
}
