import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../ui/format.ts';
import type { Evidence, RoadEvidence } from './evidence.ts';

interface EvidenceListProps {
  readonly kind: keyof RoadEvidence;
  readonly icon: ReactNode;
  readonly evidence: readonly Evidence[];
}

/** Statements about one image that answer one question. */
export function EvidenceList({ kind, icon, evidence }: EvidenceListProps) {
  const { t, i18n } = useTranslation(['roads', 'app']);
  const size = (bytes: number | null | undefined): string =>
    typeof bytes === 'number' ? formatBytes(bytes, i18n.language) : t('app:state.unknown');
  return (
    <div role="group" aria-label={t(`question.${kind}`)}>
      <h4 className="mb-1 flex items-center gap-1.5 font-medium">
        {icon}
        {t(`question.${kind}`)}
      </h4>
      {evidence.length === 0 ? (
        <p className="text-muted">{t('nothingUnknown')}</p>
      ) : (
        <ul className="flex list-disc flex-col gap-1 pl-5 marker:text-muted">
          {evidence.map(({ key, count = 0, total = 0, text = '', bytes }, index) => (
            <li key={`${key} ${String(index)}`} className="break-words">
              {t(`evidence.${key}`, { count, total, text, size: size(bytes) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
