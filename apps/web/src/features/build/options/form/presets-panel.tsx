import type { BuildOptions, BuildPreset } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Button } from '../../../../ui/button.tsx';
import { ErrorNotice } from '../../../../ui/error-notice.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { PresetRow } from './preset-row.tsx';

interface PresetsPanelProps {
  readonly options: BuildOptions;
  /** Called after the form's options were replaced. */
  readonly onApplied: () => void;
}

/** Named options of the workspace: to use, save, rename and delete. */
export function PresetsPanel({ options, onApplied }: PresetsPanelProps) {
  const { t } = useTranslation('options');
  const presets = useAppStore((state) => state.presets);
  const problem = useAppStore((state) => state.presetProblem);
  const load = useAppStore((state) => state.loadPresets);
  const apply = useAppStore((state) => state.applyBuildOptions);
  const [said, setSaid] = useState('');
  useEffect(() => void load(), [load]);
  const use = async ({ name, options: wanted }: BuildPreset) => {
    const found = await apply(wanted);
    setSaid(
      found
        ? t('presets.used', { name })
        : t('presets.noDockerfile', { name, path: wanted.dockerfile }),
    );
    if (found) onApplied();
  };
  return (
    <section aria-label={t('presets.title')} className="flex flex-col gap-2">
      {problem === null ? null : <ErrorNotice problem={problem} />}
      {presets === null || presets.length === 0 ? (
        <p className="text-muted">{t(presets === null ? 'presets.loading' : 'presets.none')}</p>
      ) : (
        <ul className="flex max-h-40 flex-col overflow-y-auto">
          {presets.map((preset) => (
            <PresetRow key={preset.id} preset={preset} onUse={() => void use(preset)} />
          ))}
        </ul>
      )}
      <SavePreset presets={presets ?? []} options={options} onSaved={setSaid} />
      <p role="status" className="text-xs text-muted">
        {said}
      </p>
    </section>
  );
}

interface SavePresetProps {
  readonly presets: readonly BuildPreset[];
  readonly options: BuildOptions;
  readonly onSaved: (said: string) => void;
}

/** The name of one that is there saves over it. */
function SavePreset({ presets, options, onSaved }: SavePresetProps) {
  const { t } = useTranslation('options');
  const savePreset = useAppStore((state) => state.savePreset);
  const [name, setName] = useState('');
  const wanted = name.trim();
  const same = presets.find((one) => one.name === wanted);
  const save = async () => {
    if (wanted === '') return;
    const saved = await savePreset({ id: same?.id ?? null, name: wanted, options });
    if (saved === null) return;
    setName('');
    onSaved(t('presets.saved', { name: saved.name }));
  };
  return (
    <div className="flex items-center gap-2">
      <TextField
        hideLabel
        className="w-56"
        label={t('presets.name')}
        placeholder={t('presets.name')}
        maxLength={100}
        value={name}
        onValueChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void save();
        }}
      />
      <Button size="small" disabled={wanted === ''} onClick={() => void save()}>
        {t(same === undefined ? 'presets.save' : 'presets.saveOver')}
      </Button>
    </div>
  );
}
