import type { BuildPreset } from '@stagecraft/contracts';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { TextField } from '../../../../ui/text-field.tsx';

interface PresetRowProps {
  readonly preset: BuildPreset;
  readonly onUse: () => void;
}

/** A preset: its name uses it; it can be renamed and deleted. */
export function PresetRow({ preset, onUse }: PresetRowProps) {
  const { t } = useTranslation('options');
  const { id, name, options } = preset;
  const deletePreset = useAppStore((state) => state.deletePreset);
  const [renaming, setRenaming] = useState(false);
  const [asking, setAsking] = useState(false);
  if (renaming) return <RenameRow preset={preset} onEnd={() => setRenaming(false)} />;
  return (
    <li className="flex min-h-8 items-center gap-2">
      <Button size="small" aria-label={t('presets.use', { name })} onClick={onUse}>
        {name}
      </Button>
      <span className="min-w-0 flex-1 truncate font-mono text-xs text-muted">
        {options.dockerfile}
      </span>
      <IconButton
        size="small"
        label={t('presets.rename', { name })}
        onClick={() => setRenaming(true)}
      >
        <Pencil aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton
        size="small"
        label={t('presets.delete', { name })}
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden className="size-3.5" />
      </IconButton>
      <ConfirmDialog
        open={asking}
        title={t('presets.deleteTitle', { name })}
        text={t('presets.deleteText')}
        confirmLabel={t('presets.delete', { name })}
        onConfirm={() => void deletePreset(id)}
        onCancel={() => setAsking(false)}
      />
    </li>
  );
}

function RenameRow(props: { readonly preset: BuildPreset; readonly onEnd: () => void }) {
  const { preset, onEnd } = props;
  const { t } = useTranslation(['options', 'app']);
  const savePreset = useAppStore((state) => state.savePreset);
  const [name, setName] = useState(preset.name);
  const save = async () => {
    if (name.trim() === '') return;
    const saved = await savePreset({ id: preset.id, name: name.trim(), options: preset.options });
    if (saved !== null) onEnd();
  };
  return (
    <li className="flex min-h-8 items-center gap-2">
      <TextField
        hideLabel
        autoFocus
        className="w-56"
        label={t('presets.renameLabel', { name: preset.name })}
        maxLength={100}
        value={name}
        onValueChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void save();
        }}
      />
      <Button size="small" onClick={() => void save()}>
        {t('presets.renameSave')}
      </Button>
      <Button size="small" variant="ghost" onClick={onEnd}>
        {t('app:action.cancel')}
      </Button>
    </li>
  );
}
