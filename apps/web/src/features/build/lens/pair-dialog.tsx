import {
  oneBuilderText,
  planBuildPair,
  unsupportedTexts,
  type BuildOption,
  type OneSidedOption,
} from '@stagecraft/contracts';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useBuildModel } from '../options/use-build-model.ts';
import { useLocalized } from '../options/use-localized.ts';
import { buildObstacle } from '../shared/selectors.ts';
import { ObstacleText } from '../start/obstacle-text.tsx';

/** Starts both builders on the shown file; says before what one of them cannot do. */
export function PairDialog() {
  const { t } = useTranslation(['lens', 'app']);
  const close = useAppStore((state) => state.openDialog);
  const start = useAppStore((state) => state.startBuildPair);
  const starting = useAppStore((state) => state.buildStarting);
  const dockerfile = useAppStore((state) => state.buildOptions?.dockerfile ?? null);
  const plan = usePlan();
  const main = useRef<HTMLButtonElement>(null);
  const begin = () => {
    close(null);
    void start();
  };
  return (
    <Dialog
      open
      initialFocus={main}
      onOpenChange={(open) => (open ? undefined : close(null))}
      title={t('pair.title')}
      {...(dockerfile === null ? {} : { description: t('pair.description', { dockerfile }) })}
      footer={
        <>
          <Button onClick={() => close(null)}>{t('app:action.cancel')}</Button>
          <Button
            ref={main}
            variant="primary"
            busy={starting}
            disabled={plan === null || plan.obstacles.length > 0}
            onClick={begin}
          >
            {t('pair.start')}
          </Button>
        </>
      }
    >
      {plan === null ? <ObstacleText /> : <Plan plan={plan} />}
    </Dialog>
  );
}

/** What both would be asked to build; null while no build can start at all. */
function usePlan() {
  const options = useAppStore((state) => state.buildOptions);
  const engine = useAppStore((state) => state.engine);
  const obstacle = useAppStore(buildObstacle);
  const syntax = useBuildModel()?.syntax ?? false;
  if (obstacle !== null || options === null || engine.state !== 'ready') return null;
  return { ...planBuildPair(options, engine, syntax), hadTags: options.tags.length > 0 };
}

function Plan({ plan }: { readonly plan: NonNullable<ReturnType<typeof usePlan>> }) {
  const { t } = useTranslation('lens');
  const localized = useLocalized();
  const { obstacles, leftOut, hadTags } = plan;
  if (obstacles.some(({ option }) => option === 'builder')) {
    return <p>{localized(oneBuilderText)}</p>;
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t('pair.intro')}</p>
      {hadTags ? <p>{t('pair.noTags')}</p> : null}
      {obstacles.length === 0 ? null : (
        <OptionList title={t('pair.obstacles')} options={obstacles} tone="text-danger" />
      )}
      {leftOut.length === 0 ? null : (
        <OptionList title={t('pair.leftOut')} options={leftOut} tone="text-warning" />
      )}
    </div>
  );
}

interface OptionListProps {
  readonly title: string;
  readonly options: readonly OneSidedOption[];
  readonly tone: string;
}

function OptionList({ title, options, tone }: OptionListProps) {
  const { t } = useTranslation(['lens', 'options']);
  const localized = useLocalized();
  const nameOf = (option: BuildOption): string => t(`options:field.${option}`);
  return (
    <section aria-label={title}>
      <h3 className={`mb-1 font-medium ${tone}`}>{title}</h3>
      <ul className="flex flex-col gap-1.5">
        {options.map(({ option, reason, builder }) => (
          <li key={`${option} ${builder}`}>
            <span className="font-medium">{nameOf(option)}</span>{' '}
            <span className="text-muted">
              {t('pair.cannot', { builder: t(`builder.${builder}`) })}{' '}
              {localized(unsupportedTexts[reason])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
