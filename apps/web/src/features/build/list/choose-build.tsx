import type { BuildSummary } from '@stagecraft/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { formatTime } from '../../../ui/format.ts';
import { Select } from '../../../ui/select.tsx';
import { FormDialog } from '../shared/form-dialog.tsx';
import { buildBefore, comparable } from './neighbours.ts';

interface ChooseBuildProps {
  readonly build: BuildSummary;
  readonly onChoose: (other: BuildSummary) => void;
  readonly onClose: () => void;
  readonly afterClose: () => void;
}

/** Which build another one is to be compared with; the one before is suggested. */
export function ChooseBuild({ build, onChoose, onClose, afterClose }: ChooseBuildProps) {
  const { t, i18n } = useTranslation('records');
  const id = useId();
  const builds = useAppStore((state) => state.builds);
  const others = comparable(builds, build);
  const [chosen, setChosen] = useState((buildBefore(builds, build) ?? others[0])?.id ?? '');
  const other = others.find((one) => one.id === chosen) ?? null;
  const labelOf = ({ number, name, createdAt }: BuildSummary): string =>
    [`#${String(number)}`, name, formatTime(createdAt, i18n.language)]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <FormDialog
      title={t('list.choose', { number: build.number })}
      action={t('list.compare')}
      ready={other !== null}
      onSubmit={() => (other === null ? undefined : onChoose(other))}
      onClose={onClose}
      afterClose={afterClose}
    >
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
        {t('list.other')}
      </label>
      <Select
        id={id}
        value={chosen}
        onChange={setChosen}
        options={others.map((one) => ({ value: one.id, label: labelOf(one) }))}
        className="w-full"
      />
    </FormDialog>
  );
}
