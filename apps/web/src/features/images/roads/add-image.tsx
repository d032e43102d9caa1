import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../../ui/select.tsx';
import { refOf, shownName } from '../list/view.ts';
import { useInventory } from '../use-inventory.ts';

/** Images that are offered, the newest. */
const offered = 200;
const nothing = '(none)';

interface AddImageProps {
  /** Names and ids of those that are shown. */
  readonly shown: readonly string[];
  readonly onAdd: (image: string) => void;
}

/** One more image to put beside the others. */
export function AddImage({ shown, onAdd }: AddImageProps) {
  const { t } = useTranslation('roads');
  const { inventory } = useInventory();
  const options = useMemo(
    () =>
      (inventory?.images ?? [])
        .filter(({ id, tags }) => ![id, ...tags].some((name) => shown.includes(name)))
        .slice(0, offered)
        .map((image) => ({ value: refOf(image), label: shownName(image) })),
    [inventory, shown],
  );
  return (
    <Select
      label={t('add')}
      value={nothing}
      onChange={onAdd}
      options={[{ value: nothing, label: t('add'), disabled: true }, ...options]}
      className="w-44"
    />
  );
}
