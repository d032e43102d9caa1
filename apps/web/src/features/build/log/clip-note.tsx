import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import type { LogSection } from './layout.ts';

/** Says what is missing where the engine clipped the output, and how to see it. */
export function ClipNote(props: {
  readonly section: LogSection;
  readonly limit: string;
  readonly speed: boolean;
}) {
  const { t } = useTranslation('build');
  const { step, match } = props.section;
  const buildId = useAppStore((state) => state.activeBuildId);
  const openStep = useAppStore((state) => state.openStep);
  const isRun = match?.kind === 'instruction' && /^(?:\[[^\]]*\] )?RUN /.test(step.name);
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
      <p className="mt-2">{t(isRun ? 'log.clip.offer' : 'log.clip.none')}</p>
      {isRun && buildId !== null ? (
        <Button
          className="mt-2"
          onClick={() =>
            void openStep({ buildId, instruction: match.instruction, name: step.name })
          }
        >
          {t('log.clip.run')}
        </Button>
      ) : null}
    </Popover>
  );
}
