import { useTranslation } from 'react-i18next';
import type { InstructionPlace } from '@stagecraft/dockerfile';
import { useAppStore } from '../../../state/hooks.tsx';

/** A place in words, e.g. “Before line 7, in stage build”. */
export function usePlaceName(place: InstructionPlace | null): string {
  const { t } = useTranslation('graph');
  const snapshot = useAppStore((state) => state.snapshot);
  if (place === null || snapshot === null) return t('palette.noStage');
  const stage = snapshot.graph.stages[place.stage];
  const name =
    stage === undefined
      ? t('node.globals')
      : (stage.name ?? t('node.unnamed', { index: stage.index }));
  const before = place.before === null ? null : snapshot.model.instructions[place.before];
  return before == null
    ? t('palette.atEnd', { name })
    : t('palette.before', { name, line: before.firstLine + 1 });
}
