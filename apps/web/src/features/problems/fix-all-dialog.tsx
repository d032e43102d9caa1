import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FixAllAnswer, FixScope } from '../../language/lint/types.ts';
import type { Versioned } from '../../state/document/fixing.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DiffPreview } from '../../ui/diff/diff-preview.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { toast } from '../../ui/toast.ts';
import { ChangesNote } from './changes-note.tsx';

/** What fixing many at once would do; it is done when the person says so. */
export function FixAllDialog(props: { readonly scope: FixScope }) {
  const { scope } = props;
  const { t } = useTranslation(['problems', 'app']);
  const { found, isStale } = useFixAll(scope);
  const applyFix = useAppStore((state) => state.applyFix);
  const setTask = useAppStore((state) => state.setLintTask);
  const close = (): void => setTask(null);
  const count = Object.values(found?.answer.fixed ?? {}).reduce((sum, one) => sum + one, 0);
  const cancel = useRef<HTMLButtonElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // There was nothing else to begin with than to cancel.
    if (count > 0 && document.activeElement === cancel.current) main.current?.focus();
  }, [count]);
  const apply = (): void => {
    if (found === null) return;
    if (applyFix(found, found.answer.edits)) toast.success(t('fix.done', { count }));
    else toast.error(t('fix.stale'));
    close();
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title={scope.kind === 'safe' ? t('fix.safeTitle') : t('fix.ruleTitle', { rule: scope.rule })}
      footer={
        <>
          <Button ref={cancel} onClick={close}>
            {t('app:action.cancel')}
          </Button>
          <Button ref={main} variant="primary" disabled={count === 0} onClick={apply}>
            {t('fix.apply')}
          </Button>
        </>
      }
    >
      {isStale ? <p role="alert">{t('fix.stale')}</p> : null}
      {found === null && !isStale ? (
        <p className="flex items-center gap-2 text-muted">
          <Spinner />
          {t('fix.working')}
        </p>
      ) : null}
      {found === null ? null : <Answer answer={found.answer} count={count} />}
    </Dialog>
  );
}

function Answer(props: { readonly answer: FixAllAnswer; readonly count: number }) {
  const { answer, count } = props;
  const { t } = useTranslation('problems');
  if (count === 0) return <p>{t('fix.nothing')}</p>;
  const rules = Object.entries(answer.fixed);
  return (
    <div className="flex flex-col gap-3">
      <ChangesNote changes={answer.changes} />
      <div>
        <p>{t('fix.count', { count })}</p>
        {rules.length < 2 ? null : (
          <ul className="mt-1 flex flex-wrap gap-x-4 font-mono text-xs text-muted">
            {rules.map(([rule, times]) => (
              <li key={rule}>{`${rule} × ${String(times)}`}</li>
            ))}
          </ul>
        )}
      </div>
      <DiffPreview hunks={answer.hunks} className="max-h-80" />
    </div>
  );
}

/** Asks once; `isStale` when the text has changed before the answer came. */
function useFixAll(scope: FixScope) {
  const fixAll = useAppStore((state) => state.fixAll);
  const [found, setFound] = useState<Versioned<FixAllAnswer> | null>(null);
  const [isStale, setStale] = useState(false);
  useEffect(() => {
    let isGone = false;
    void fixAll(scope).then((answer) => {
      if (isGone) return;
      setFound(answer);
      setStale(answer === null);
    });
    return () => void (isGone = true);
  }, [fixAll, scope]);
  return { found, isStale };
}
