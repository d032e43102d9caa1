import type { RecordedSession } from '@stagecraft/contracts';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionPart } from '../../../state/place-slice.types.ts';
import type { RecordingWork } from '../../../state/recording-slice.types.ts';
import { Badge } from '../../../ui/badge.tsx';

interface PartMarkProps {
  readonly part: SessionPart;
  readonly session: RecordedSession;
  readonly work: RecordingWork;
}

/** How far a part is: commands that were run, and what the last proof found. */
export function PartMark({ part, session, work }: PartMarkProps) {
  const { t } = useTranslation('sessions');
  const { length } = session.commands;
  if (part === 'record' && length > 0) return <Badge>{length}</Badge>;
  if (part !== 'prove' || work.proof.kind !== 'proved') return null;
  return work.proof.proof.matches ? (
    <CircleCheck role="img" aria-label={t('part.matches')} className="size-3.5 text-done" />
  ) : (
    <TriangleAlert role="img" aria-label={t('part.differs')} className="size-3.5 text-warning" />
  );
}
