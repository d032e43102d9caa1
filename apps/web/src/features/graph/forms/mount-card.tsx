import { splitCsv } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import { ChoiceRow } from './fields/choice-row.tsx';
import { ProblemLine } from './fields/problem-line.tsx';
import { RemoveButton } from './fields/remove-button.tsx';
import { SwitchRow } from './fields/switch-row.tsx';
import { TextRow } from './fields/text-row.tsx';
import { useRefusal } from './fields/use-draft.ts';
import { setFlag, useForm } from './form-context.ts';
import {
  isMountType,
  mountField,
  mountSwitches,
  mountTexts,
  mountTypes,
  withMountField,
  type MountKey,
  type MountType,
} from './model/mount-fields.ts';
import { OriginChoice } from './origin-choice.tsx';
import type { Applied } from './submit.ts';

interface MountCardProps {
  /** Which of the RUN's mounts. */
  readonly at: number;
  /** All after `--mount=`. */
  readonly value: string;
}

/** One mount of a RUN: its type, and what such a mount can have. */
export function MountCard({ at, value }: MountCardProps) {
  const { t } = useTranslation('forms');
  const { change } = useForm();
  const refusal = useRefusal();
  const apply = (next: string | null) => change(setFlag('mount', next, at));
  const set: SetField = (key, next) => apply(withMountField(value, key, next === '' ? null : next));
  const written = (mountField(value, 'type') ?? 'bind').toLowerCase();
  const type = isMountType(written) && !splitCsv(value).badQuotes ? written : null;
  const name = t('run.mount', { number: at + 1 });
  return (
    <div role="group" aria-label={name} className="flex flex-col gap-2 rounded-md border p-2">
      <div className="flex items-end gap-1">
        {type === null ? (
          <TextRow
            className="min-w-0 flex-1"
            label={t('run.value')}
            hint={t('run.broken')}
            value={value}
            onApply={apply}
          />
        ) : (
          <ChoiceRow
            className="min-w-0 flex-1"
            label={t('run.type')}
            value={type}
            options={mountTypes.map((one) => ({ value: one, label: t(`run.types.${one}`) }))}
            onApply={(next) => set('type', next)}
          />
        )}
        <RemoveButton what={name} onRemove={() => refusal.track(apply(null))} />
      </div>
      <ProblemLine text={refusal.problem} />
      {type === null ? null : <MountFields type={type} value={value} set={set} />}
    </div>
  );
}

type SetField = (key: MountKey, next: string | true | null) => Promise<Applied>;

interface MountFieldsProps {
  readonly type: MountType;
  readonly value: string;
  readonly set: SetField;
}

function MountFields({ type, value, set }: MountFieldsProps) {
  const { t } = useTranslation('forms');
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        {mountTexts[type].map((key) =>
          key === 'from' ? (
            <OriginChoice
              key={key}
              numbers={false}
              value={mountField(value, key)}
              onApply={(next) => set(key, next)}
            />
          ) : (
            <TextRow
              key={key}
              label={`${t(`run.keys.${key}`)} (${key})`}
              placeholder={t('notSet')}
              value={mountField(value, key) ?? ''}
              onApply={(next) => set(key, next)}
            />
          ),
        )}
        {type === 'cache' ? <Sharing value={value} set={set} /> : null}
      </div>
      {mountSwitches[type].map((key) => (
        <SwitchRow
          key={key}
          label={`${t(`run.keys.${key}`)} (${key})`}
          checked={isOn(mountField(value, key))}
          onApply={(on) => set(key, on ? true : null)}
        />
      ))}
    </>
  );
}

const sharings = ['shared', 'private', 'locked'] as const;
const UNSET = 'unset';

function Sharing({ value, set }: Pick<MountFieldsProps, 'value' | 'set'>) {
  const { t } = useTranslation('forms');
  return (
    <ChoiceRow
      label={`${t('run.keys.sharing')} (sharing)`}
      value={mountField(value, 'sharing') ?? UNSET}
      options={[
        { value: UNSET, label: t('notSet') },
        ...sharings.map((one) => ({ value: one, label: t(`run.sharings.${one}`) })),
      ]}
      onApply={(next) => set('sharing', next === UNSET ? null : next)}
    />
  );
}

function isOn(value: string | null): boolean {
  return value !== null && value.toLowerCase() !== 'false' && value !== '0';
}
