import { positionAt } from '@stagecraft/dockerfile';
import { Lightbulb, MoreHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../language/lint/types.ts';
import { useAppStore, useAppStoreApi } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Prose } from '../../ui/prose.tsx';
import type { Found } from './grouping.ts';
import { ProblemMenu } from './problem-menu.tsx';
import { NoticeIcon } from './severity-icon.tsx';

interface ProblemRowProps {
  readonly found: Found;
  /** Whether it says what file it is in. */
  readonly showPath: boolean;
  /** It stands under its group's name. */
  readonly inGroup: boolean;
}

/** One thing that was found: leads to its place, and has a menu with what can be done. */
export function ProblemRow(props: ProblemRowProps) {
  const { notice, text } = props.found;
  const { code, aliases, severity, isRefused, isRule } = notice;
  const { t } = useTranslation('problems');
  const language = useAppStore((state) => state.language);
  const isFront = useAppStore((state) => state.activePath === text.path);
  const goTo = useGoTo(props.found);
  const hint = notice.hint?.[language];
  return (
    <div className="flex items-start pr-2 hover:bg-hover">
      <button
        type="button"
        className={classNames(
          'flex min-w-0 flex-1 items-start gap-2 py-1 text-left focus-visible:-outline-offset-2',
          props.inGroup ? 'pl-7' : 'pl-3',
        )}
        onClick={goTo}
      >
        <NoticeIcon severity={severity} />
        <span className="min-w-0 flex-1 break-words">
          <span className="sr-only">{t(`severity.${severity}`)}: </span>
          <Prose text={notice.message[language]} />
          {hint === undefined ? null : <span className="ml-2 text-muted">{hint}</span>}
          {isRefused && isRule ? <span className="ml-2 text-danger">{t('refused')}</span> : null}
        </span>
        <code className="max-w-64 shrink-0 truncate font-mono text-2xs leading-5 text-faint">
          {aliases[0] === undefined ? code : `${code} · ${aliases[0]}`}
        </code>
        <Position found={props.found} showPath={props.showPath} />
      </button>
      <Doing notice={notice} path={isFront ? null : text.path} onOpen={goTo} />
      {isRule ? null : <span aria-hidden className="w-7 shrink-0" />}
    </div>
  );
}

/** Opens the file where it is not in front, and goes to the place. */
function useGoTo({ notice, text }: Found): () => void {
  const store = useAppStoreApi();
  return () => {
    const { showCentre, openFile } = store.getState();
    showCentre('editor');
    void openFile(text.path).then(() => {
      const { activePath, openFiles, revealSpan } = store.getState();
      const file = openFiles.find(({ path }) => path === activePath);
      // A person can have gone elsewhere while it was read, and types there.
      if (file?.path === text.path && file.load === 'ready') {
        revealSpan(text.path, notice.span, true);
      }
    });
  };
}

function Position(props: Pick<ProblemRowProps, 'found' | 'showPath'>) {
  const { notice, text } = props.found;
  const { t } = useTranslation('problems');
  const { line, column } = positionAt(text.model, notice.span.start);
  const place = { line: line + 1, column: column + 1 };
  const short = t('positionShort', place);
  if (!props.showPath) {
    return (
      <span className="w-14 shrink-0 text-right font-mono text-2xs leading-5 text-muted">
        <span aria-hidden>{short}</span>
        <span className="sr-only">{t('position', place)}</span>
      </span>
    );
  }
  return (
    <span
      className="max-w-80 min-w-14 shrink-0 truncate text-right font-mono text-2xs leading-5 text-muted"
      title={text.path}
    >
      <span aria-hidden>{`${text.path}:${short}`}</span>
      <span className="sr-only">{t('positionIn', { ...place, path: text.path })}</span>
    </span>
  );
}

interface DoingProps {
  readonly notice: Notice;
  /** Of a file that is to be opened first; null for the one in front. */
  readonly path: string | null;
  readonly onOpen: () => void;
}

/** What can be done is asked about the file in front: another one comes to the front first. */
function Doing({ notice, path, onOpen }: DoingProps) {
  const { t } = useTranslation('problems');
  if (!notice.isRule) return null;
  if (path === null) return <ProblemMenu notice={notice} />;
  return (
    <IconButton
      label={t('openFirst', { path, code: notice.code })}
      className="size-6 shrink-0"
      onClick={onOpen}
    >
      {notice.isFixable ? (
        <Lightbulb aria-hidden className="size-4 text-accent" />
      ) : (
        <MoreHorizontal aria-hidden className="size-4" />
      )}
    </IconButton>
  );
}
