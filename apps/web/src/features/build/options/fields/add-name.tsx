import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/text-field.tsx';

interface AddNameProps {
  readonly label: string;
  /** Names that are there already. */
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** A field for the name of something more; Enter adds it. */
export function AddName({ label, taken, onAdd }: AddNameProps) {
  const { t } = useTranslation('options');
  const [name, setName] = useState('');
  const usable = name !== '' && !taken.includes(name) && !/[\s=]/.test(name);
  const add = () => {
    if (!usable) return;
    onAdd(name);
    setName('');
  };
  return (
    <div className="mt-1.5 flex items-center gap-2">
      <TextField
        mono
        hideLabel
        className="w-44"
        label={label}
        placeholder={label}
        value={name}
        onValueChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || name === '') return;
          event.preventDefault();
          add();
        }}
      />
      <Button
        size="small"
        disabled={!usable}
        aria-label={`${t('pairs.add')}: ${label}`}
        icon={<Plus aria-hidden className="size-3.5" />}
        onClick={add}
      >
        {t('pairs.add')}
      </Button>
    </div>
  );
}
