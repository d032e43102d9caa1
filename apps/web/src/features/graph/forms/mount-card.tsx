import { splitCsv } from '@stagecraft/dockerfile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { ChoiceRow } from './fields/choice-row.tsx';
import { ProblemLine } from './fields/problem-line.tsx';
import { RemoveButton } from './fields/remove-button.tsx';
import { SwitchRow } from './fields/switch-row.tsx';
import { TextRow } from './fields/text-row.tsx';
import { useRefusal } from './fields/use-draft.ts';
import { flagValues, setFlag, useForm } from './form-context.ts';
import {
  isMountType,
  mountField,
  mountSwitches,
  mountTypes,
  shownKeys,
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
  const apply = (edit: (now: string) => string | null) =>
    change((now) => [setFlag('mount', edit(flagValues(now, 'mount')[at] ?? ''), at)]);
  const set: SetField = (key, next) =>
    apply((now) => withMountField(now, key, next === '' ? null : next));
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
            onApply={(text) => apply(() => text)}
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
        <RemoveButton what={name} onRemove={() => refusal.track(apply(() => null))} />
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
  const [all, setAll] = useState(false);
  const keys = shownKeys(type, value, all);
  const hides = all || keys.length < shownKeys(type, value, true).length;
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        {keys.map((key) => (
          <MountKeyRow key={key} type={type} name={key} value={value} set={set} />
        ))}
      </div>
      <div className="flex items-center justify-between gap-2">
        <div>
          {mountSwitches[type].map((key) => (
            <SwitchRow
              key={key}
              label={t('key', { label: t(`run.keys.${key}`), key })}
              checked={isOn(mountField(value, key))}
              onApply={(on) => set(key, on ? true : null)}
            />
          ))}
        </div>
        {hides ? (
          <Button size="small" variant="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('run.fewer') : t('run.more')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

interface MountKeyRowProps extends MountFieldsProps {
  readonly name: MountKey;
}

function MountKeyRow({ type, name, value, set }: MountKeyRowProps) {
  const { t } = useTranslation('forms');
  const label = t('key', { label: t(`run.keys.${name}`), key: name });
  const own = mountField(value, name);
  if (name === 'sharing') return <Sharing value={value} set={set} />;
  if (name === 'from') {
    return (
      <OriginChoice
        className="col-span-2"
        label={label}
        none={type === 'cache' ? t('run.empty') : t('copy.context')}
        numbers={false}
        value={own}
        onApply={(next) => set(name, next)}
      />
    );
  }
  return (
    <TextRow
      label={label}
      placeholder={t('notSet')}
      value={own ?? ''}
      onApply={(next) => set(name, next)}
    />
  );
}

const sharings = ['shared', 'private', 'locked'] as const;
const UNSET = 'unset';

function Sharing({ value, set }: Pick<MountFieldsProps, 'value' | 'set'>) {
  const { t } = useTranslation('forms');
  return (
    <ChoiceRow
      label={t('key', { label: t('run.keys.sharing'), key: 'sharing' })}
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
