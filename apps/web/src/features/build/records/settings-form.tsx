import type { BuildSettings, Problem } from '@stagecraft/contracts';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { draftOf, most, readDraft, type SettingsDraft } from './settings-draft.ts';

const limits = [
  ['maxAgeDays', 'keep.age'],
  ['maxBuilds', 'keep.count'],
  ['maxMegabytes', 'keep.size'],
] as const satisfies readonly (readonly [keyof SettingsDraft, string])[];

interface SettingsFormProps {
  /** As the server has them. */
  readonly settings: BuildSettings;
  readonly onSaved: () => void;
}

type Saving =
  | { readonly state: 'no' | 'going' | 'done' }
  | { readonly state: 'failed'; readonly problem: Problem };

/** How long records are kept, and how many builds run at once. Nothing holds before it is saved. */
export function SettingsForm({ settings, onSaved }: SettingsFormProps) {
  const { t } = useTranslation('records');
  const [draft, setDraft] = useState(() => draftOf(settings));
  const { saving, save, forget } = useSaving(onSaved);
  const read = readDraft(draft);
  const field = (name: keyof SettingsDraft, label: string) => (
    <SettingField
      key={name}
      name={name}
      label={label}
      value={draft[name]}
      wrong={!read.ok && read.wrong.includes(name)}
      onChange={(value) => {
        setDraft({ ...draft, [name]: value });
        forget();
      }}
    />
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (read.ok) void save(read.settings);
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <fieldset>
        <legend className="mb-1 font-semibold">{t('keep.retention')}</legend>
        <p className="mb-2 text-xs text-muted">{t('keep.retentionHint')}</p>
        <div className="grid gap-3 sm:grid-cols-3">
          {limits.map(([name, label]) => field(name, t(label)))}
        </div>
      </fieldset>
      {field('concurrency', t('keep.queue'))}
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={!read.ok} busy={saving.state === 'going'}>
          {t('keep.save')}
        </Button>
        <span role="status" className="text-muted">
          {saving.state === 'done' ? t('keep.saved') : null}
        </span>
      </div>
      {saving.state === 'failed' ? <ErrorNotice problem={saving.problem} /> : null}
    </form>
  );
}

function useSaving(onSaved: () => void) {
  const ask = useAppStore((state) => state.askRecords);
  const [saving, setSaving] = useState<Saving>({ state: 'no' });
  const save = async (settings: BuildSettings): Promise<void> => {
    setSaving({ state: 'going' });
    const answer = await ask('saveBuildSettings', { body: settings });
    setSaving(answer.ok ? { state: 'done' } : { state: 'failed', problem: answer.problem });
    if (answer.ok) onSaved();
  };
  return { saving, save, forget: () => setSaving({ state: 'no' }) };
}

interface SettingFieldProps {
  readonly name: keyof SettingsDraft;
  readonly label: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onChange: (value: string) => void;
}

function SettingField({ name, label, value, wrong, onChange }: SettingFieldProps) {
  const { t } = useTranslation('records');
  const isWhole = name === 'concurrency' || name === 'maxBuilds';
  const error = t(isWhole ? 'keep.atLeastOne' : 'keep.positive', { most: String(most[name]) });
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={value}
      error={wrong ? error : null}
      onValueChange={onChange}
    />
  );
}
