import { useTranslation } from 'react-i18next';
import { targetNameOf } from '../../../../state/document/target.ts';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Select } from '../../../../ui/select.tsx';
import { useBuildModel } from '../use-build-model.ts';
import type { FieldProps } from './field-props.ts';

const lastStage = 'last-stage';

/** Which stage to build, from the stages of the file. */
export function TargetField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const stages = useBuildModel()?.stages ?? null;
  const targets = stages?.map(targetNameOf) ?? [];
  const last = targets.at(-1);
  const chosen = options.target;
  const missing = chosen !== null && stages !== null && !targets.includes(chosen);
  const listed = chosen !== null && !targets.includes(chosen) ? [...targets, chosen] : targets;
  const nameOf = useStageName();
  return (
    <>
      <Select
        label={t('field.target')}
        className="w-full justify-between"
        value={chosen === null ? lastStage : `stage:${chosen}`}
        onChange={(value) =>
          set({ target: value === lastStage ? null : value.slice('stage:'.length) })
        }
        options={[
          {
            value: lastStage,
            label:
              last === undefined ? t('target.last') : t('target.lastIs', { name: nameOf(last) }),
          },
          ...listed.map((target) => ({ value: `stage:${target}`, label: nameOf(target) })),
        ]}
      />
      {missing ? (
        <p role="alert" className="mt-1 text-xs text-danger">
          {t('target.missing', { target: chosen })}
        </p>
      ) : null}
      <MoreTargets others={targets.filter((target) => target !== (chosen ?? last))} />
    </>
  );
}

function useStageName(): (target: string) => string {
  const { t } = useTranslation('options');
  return (target) => (/^\d+$/.test(target) ? t('target.index', { index: target }) : target);
}

/** Stages that are built besides. */
function MoreTargets({ others }: { readonly others: readonly string[] }) {
  const { t } = useTranslation('options');
  const more = useAppStore((state) => state.moreTargets);
  const setMore = useAppStore((state) => state.setMoreTargets);
  const nameOf = useStageName();
  if (others.length === 0) return null;
  return (
    <fieldset className="mt-2">
      <legend className="text-xs text-muted">{t('target.more')}</legend>
      <div className="mt-1 flex max-h-24 flex-wrap gap-x-4 gap-y-1 overflow-y-auto">
        {others.map((target) => (
          <Checkbox
            key={target}
            label={nameOf(target)}
            checked={more.includes(target)}
            onChange={(on) =>
              setMore(on ? [...more, target] : more.filter((one) => one !== target))
            }
          />
        ))}
      </div>
      {more.length === 0 ? null : <p className="mt-1 text-xs text-muted">{t('target.moreHint')}</p>}
    </fieldset>
  );
}
