import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { linesOf, type RunLine } from '../../state/container/run-log.ts';
import { stripAnsi } from '@stagecraft/build-trace';
import { classNames } from '../../ui/class-names.ts';

/** Nearer than this to its end, px, the log follows what comes. */
const nearEnd = 24;

/** What the container wrote, as text; it follows the end until somebody scrolls up. */
export function OutputLog({ run }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const lines = linesOf(run.log);
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  useEffect(() => {
    if (follows.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [run.log]);
  const going = run.phase !== 'ended' && run.phase !== 'gone' && run.phase !== 'lost';
  const dropped = lines[0]?.number ?? 0;
  return (
    <div
      ref={box}
      role="log"
      aria-live="off"
      aria-label={t('log.label')}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < nearEnd;
      }}
      className="h-[36vh] min-h-24 overflow-auto rounded-md border bg-canvas px-2 py-1.5 font-mono text-xs"
    >
      {dropped > 0 ? <p className="text-muted">{t('log.earlier', { count: dropped })}</p> : null}
      {lines.length === 0 ? (
        <p className="text-muted">{t(going ? 'log.none' : 'log.noneAtAll')}</p>
      ) : null}
      {lines.map((line) => (
        <Line key={`${line.stream} ${line.number}`} line={line} mark={t('log.stderr')} />
      ))}
      {run.log.cut ? (
        <p className="text-warning">{t('log.cut', { name: run.container?.name ?? '' })}</p>
      ) : null}
    </div>
  );
}

interface LineProps {
  readonly line: RunLine;
  /** Stands before a line of stderr: colour alone tells nothing to some. */
  readonly mark: string;
}

const Line = memo(function Line({ line, mark }: LineProps) {
  const isError = line.stream === 'stderr';
  return (
    <p
      data-stream={line.stream}
      className={classNames('min-h-[1lh] break-all whitespace-pre-wrap', isError && 'text-warning')}
    >
      {isError ? <span className="mr-1.5 text-2xs text-muted select-none">{mark}</span> : null}
      {stripAnsi(line.text)}
    </p>
  );
});
