import type { BuildOptions } from '@stagecraft/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { targetNameOf } from '../../../state/document/target.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { Select } from '../../../ui/select.tsx';
import { useBuildModel } from './use-build-model.ts';

const lastStage = 'last-stage';

/** Which stage to build, from the stages of the file. */
export function TargetField({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation('build');
  const id = useId();
  const set = useAppStore((state) => state.setBuildOptions);
  const stages = useBuildModel()?.stages ?? null;
  const targets = stages?.map(targetNameOf) ?? [];
  const last = targets.at(-1);
  const chosen = options.target;
  const missing = chosen !== null && stages !== null && !targets.includes(chosen);
  const listed = chosen !== null && !targets.includes(chosen) ? [...targets, chosen] : targets;
  const nameOf = (target: string) =>
    /^\d+$/.test(target) ? t('dialog.stageIndex', { index: target }) : target;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
        {t('dialog.target')}
      </label>
      <Select
        id={id}
        className="w-full justify-between"
        value={chosen === null ? lastStage : `stage:${chosen}`}
        onChange={(value) =>
          set({ target: value === lastStage ? null : value.slice('stage:'.length) })
        }
        options={[
          {
            value: lastStage,
            label:
              last === undefined
                ? t('dialog.lastStage')
                : t('dialog.lastStageIs', { name: nameOf(last) }),
          },
          ...listed.map((target) => ({
            value: `stage:${target}`,
            label: nameOf(target),
          })),
        ]}
      />
      {missing ? (
        <p role="alert" className="mt-1 text-xs text-danger">
          {t('dialog.targetMissing', { target: chosen })}
        </p>
      ) : null}
    </div>
  );
}
