import type { RecipeProof } from '@stagecraft/contracts';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';

interface VerdictProps {
  readonly proof: RecipeProof;
  readonly mending: boolean;
  /** The person has edited the proposal: the next one is without that. */
  readonly losesEdits: boolean;
  /** Asks for a proposal that has what this one lacks. */
  readonly onMend: () => void;
}

/** Differences of one kind that are told one by one. */
const shown = 500;

/** Whether a proposal makes the committed image: the same, differs and matters, differs and does not. */
export function Verdict({ proof, mending, losesEdits, onMend }: VerdictProps) {
  const { t } = useTranslation('sessions');
  const { matches, same, files, fileCount, config } = proof;
  const matter = {
    files: files.filter(({ harmless }) => harmless === null),
    config: config.filter(({ harmless }) => harmless === null),
  };
  const harmless = {
    files: files.filter((file) => file.harmless !== null),
    config: config.filter((value) => value.harmless !== null),
  };
  return (
    <div className="flex flex-col gap-4">
      <p
        role="status"
        className="flex items-center gap-2 rounded-md border bg-panel px-3 py-2 font-medium"
      >
        {matches ? (
          <CircleCheck aria-hidden className="size-5 shrink-0 text-done" />
        ) : (
          <TriangleAlert aria-hidden className="size-5 shrink-0 text-warning" />
        )}
        {matches
          ? t('proof.matches')
          : t('proof.differs', { count: matter.files.length + matter.config.length })}
      </p>
      <p className="text-sm">{t('proof.same', { count: same })}</p>
      {matches ? null : (
        <div className="flex flex-col items-start gap-2">
          <Differences title={t('proof.matter')} {...matter} />
          <div className="flex flex-wrap items-center gap-2">
            <Button variant="primary" busy={mending} onClick={onMend}>
              {t('proof.mend')}
            </Button>
            <p className="text-xs text-muted">
              {t(losesEdits ? 'proof.mendLosesEdits' : 'proof.mendHint')}
            </p>
          </div>
        </div>
      )}
      <Differences title={t('proof.harmless')} {...harmless} />
      {fileCount > files.length ? (
        <p className="text-xs text-muted">{t('more', { count: fileCount - files.length })}</p>
      ) : null}
    </div>
  );
}

interface DifferencesProps extends Pick<RecipeProof, 'files' | 'config'> {
  readonly title: string;
}

function Differences({ title, files, config }: DifferencesProps) {
  const { t } = useTranslation('sessions');
  const count = files.length + config.length;
  if (count === 0) return null;
  const mark = (why: RecipeProof['files'][number]['harmless']) =>
    why === null ? null : <Badge>{t(`harmless.${why}`)}</Badge>;
  return (
    <div className="w-full">
      <h3 className="mb-1 text-sm font-medium">{t('proof.titleCount', { title, count })}</h3>
      <ul
        tabIndex={0}
        aria-label={title}
        className="flex max-h-72 flex-col gap-0.5 overflow-auto rounded-md border bg-canvas p-2 text-xs focus-visible:-outline-offset-2"
      >
        {config.map(({ name, before, after, harmless }) => (
          <li key={name} className="flex items-start gap-2">
            <span className="min-w-0 flex-1 font-mono wrap-anywhere">
              {t('proof.value', { name, built: before ?? '–', committed: after ?? '–' })}
            </span>
            {mark(harmless)}
          </li>
        ))}
        {files.slice(0, shown).map(({ path, change, harmless }) => (
          <li key={path} className="flex items-start gap-2">
            <span className="min-w-0 flex-1 wrap-anywhere">
              <code className="font-mono">/{path}</code>{' '}
              <span className="text-muted">{t(`proof.change.${change}`)}</span>
            </span>
            {mark(harmless)}
          </li>
        ))}
        {files.length > shown ? <li>{t('more', { count: files.length - shown })}</li> : null}
      </ul>
    </div>
  );
}
