import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';
import { InPlace } from './in-place.tsx';
import type { StageDialogProps } from './stage-dialogs.tsx';

/** Another name for a stage, everywhere it is named; nothing takes it away. */
export function RenameStage({ stage }: StageDialogProps) {
  const { t } = useTranslation('graph');
  const [typed, setTyped] = useState(stage.name ?? '');
  const written = typed.trim();
  const name = written === '' ? null : written.toLowerCase();
  return (
    <InPlace
      selector={`[data-graph-node="${CSS.escape(stage.id)}"]`}
      title={t('ask.renameStage.title')}
      intent={name === stage.name ? null : { kind: 'renameStage', stage: stage.index, name }}
    >
      <TextField
        label={t('ask.renameStage.name')}
        hint={t('ask.renameStage.hint')}
        mono
        value={typed}
        onValueChange={setTyped}
        onFocus={(event) => event.target.select()}
      />
    </InPlace>
  );
}
