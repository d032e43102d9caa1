import type { Stage } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';

/** A stage as it is called in sentences: its name, or its index. */
export function useStageName(): (stage: Stage) => string {
  const { t } = useTranslation('graph');
  return ({ name, index }) => name ?? t('node.unnamed', { index });
}
