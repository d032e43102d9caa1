import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';

/** Takes a row away; `what` names it. */
export function RemoveButton(props: { readonly what: string; readonly onRemove: () => void }) {
  const { t } = useTranslation('forms');
  return (
    <IconButton label={t('remove', { what: props.what })} onClick={props.onRemove}>
      <X aria-hidden className="size-3.5" />
    </IconButton>
  );
}
