import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { runCommand } from './clip.ts';
import type { LogSection } from './layout.ts';

/** Says what is missing where the engine clipped the output, and how to see it. */
export function ClipNote(props: {
  readonly section: LogSection;
  readonly limit: string;
  readonly speed: boolean;
}) {
  const { t } = useTranslation('build');
  const { step, match } = props.section;
  const command = useAppStore(({ built, activeRecord }) => {
    if (match?.kind !== 'instruction' || !activeRecord) return null;
    const line = built?.model.instructions[match.instruction]?.firstLine;
    return line === undefined ? null : runCommand(step.name, activeRecord.options.dockerfile, line);
  });
  return (
    <Popover
      label={t('log.clip.explain')}
      trigger={
        <button type="button" className="ml-3 font-sans text-accent underline select-none">
          {t('log.clip.explain')}
        </button>
      }
    >
      <p>{t(props.speed ? 'log.clip.speed' : 'log.clip.size', { limit: props.limit })}</p>
      <p className="mt-2">{t(command === null ? 'log.clip.none' : 'log.clip.command')}</p>
      {command === null ? null : (
        <>
          <div className="mt-2 flex items-start gap-1 rounded border border-line bg-field p-2">
            <code className="min-w-0 flex-1 font-mono text-xs break-all whitespace-pre-wrap">
              {command}
            </code>
            <CopyButton label={t('log.clip.copy')} text={() => command} />
          </div>
          <p className="mt-2 text-muted">{t('log.clip.caveat')}</p>
        </>
      )}
    </Popover>
  );
}
