import { dockerBuildCommand, type BuildOptions } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { buildsOf } from '../../../../state/build/requests.ts';
import { useAppStore } from '../../../../state/hooks.tsx';
import { CopyButton } from '../../../../ui/copy-button.tsx';

/** The docker commands that do the same, one for each build. */
export function CommandPreview({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation(['options', 'build']);
  const moreTargets = useAppStore((state) => state.moreTargets);
  const command = buildsOf(options, moreTargets).map(dockerBuildCommand).join('\n');
  return (
    <section
      aria-label={t('form.command')}
      className="sticky -bottom-3 -mx-4 -mb-3 border-t bg-raised px-4 pt-1 pb-3"
    >
      <div className="flex items-center justify-between">
        <h3 className="text-xs font-medium text-muted">{t('form.command')}</h3>
        <CopyButton label={t('build:dialog.copyCommand')} text={() => command} />
      </div>
      <code
        data-testid="docker-command"
        className="block max-h-24 overflow-y-auto rounded-md border bg-canvas px-2 py-1.5 font-mono text-xs wrap-anywhere whitespace-pre-wrap"
      >
        {command}
      </code>
      {options.context.kind === 'tarball' ? (
        <p className="mt-1 text-xs text-muted">{t('form.archiveNote')}</p>
      ) : null}
      {options.secrets.some(({ source }) => source.kind === 'typed') ? (
        <p className="mt-1 text-xs text-muted">{t('form.typedNote')}</p>
      ) : null}
    </section>
  );
}
