import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice, PolicyQuestion } from '../../language/lint/types.ts';
import type {
  PolicyAnswer,
  PolicyBefore,
  PolicyProposal,
  PolicyWriting,
} from '../../state/document/team-policy.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DiffPreview } from '../../ui/diff/diff-preview.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Select } from '../../ui/select.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { toast } from '../../ui/toast.ts';

type Value = PolicyQuestion['value'];

const VALUES: readonly Value[] = ['off', 'error', 'warning', 'info', 'style'];

interface PolicyDialogProps {
  readonly notice: Notice;
  readonly value: Value;
}

/** What the team's policy says of a rule: chosen, shown as a change of its file, and written. */
export function PolicyDialog(props: PolicyDialogProps) {
  const { notice } = props;
  const { t } = useTranslation(['problems', 'app']);
  const [value, setValue] = useState(props.value);
  const answer = useProposal(notice, value);
  const setTask = useAppStore((state) => state.setLintTask);
  const write = useWrite();
  const close = (): void => setTask(null);
  const isSame = value === notice.severity;
  const proposal = answer?.kind === 'ready' && !isSame ? answer.proposal : null;
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t('policy.title', { rule: notice.code })}
      description={t('policy.description')}
      footer={
        <>
          <Button onClick={close}>{t('app:action.cancel')}</Button>
          <Button
            variant="primary"
            disabled={proposal === null}
            onClick={() => {
              if (proposal !== null) void write(proposal);
              close();
            }}
          >
            {t('policy.apply')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Labelled label={t('policy.value')}>
          {(id) => (
            <Select
              id={id}
              value={value}
              onChange={setValue}
              options={VALUES.map((one) => ({
                value: one,
                label: one === 'off' ? t('policy.off') : t(`severity.${one}`),
              }))}
            />
          )}
        </Labelled>
        {isSame ? <p>{t('policy.same')}</p> : <Answer answer={answer} />}
      </div>
    </Dialog>
  );
}

function Answer(props: { readonly answer: PolicyAnswer | null }): ReactNode {
  const { answer } = props;
  const { t } = useTranslation('problems');
  const language = useAppStore((state) => state.language);
  switch (answer?.kind) {
    case undefined:
      return <Spinner />;
    case 'byHand':
      return <p role="alert">{t('policy.byHand', { path: answer.path })}</p>;
    case 'failed':
      return <p role="alert">{answer.problem?.message[language] ?? t('fix.stale')}</p>;
    case 'ready': {
      const { path, version, change } = answer.proposal;
      return (
        <div>
          <p className="mb-1">
            {version === null ? t('policy.creates', { path }) : t('policy.changes', { path })}
          </p>
          <DiffPreview hunks={change.hunks} className="max-h-80" />
        </div>
      );
    }
  }
}

/** Asks for each value anew; null until the answer is there. */
function useProposal({ code, aliases }: Notice, value: Value): PolicyAnswer | null {
  const proposePolicy = useAppStore((state) => state.proposePolicy);
  const [found, setFound] = useState<{ value: Value; answer: PolicyAnswer } | null>(null);
  useEffect(() => {
    let isGone = false;
    void proposePolicy({ names: [code, ...aliases], value }).then((answer) => {
      if (!isGone) setFound({ value, answer });
    });
    return () => void (isGone = true);
  }, [proposePolicy, code, aliases, value]);
  return found?.value === value ? found.answer : null;
}

/** Writes, and says what became of it. */
function useWrite(): (proposal: PolicyProposal) => Promise<void> {
  const { t } = useTranslation('problems');
  const writePolicy = useAppStore((state) => state.writePolicy);
  const openFile = useAppStore((state) => state.openFile);
  const tell = useTell();
  const undo = useUndo();
  return async (proposal) => {
    const { path } = proposal;
    const done = await writePolicy(proposal);
    const open = { label: t('policy.open', { path }), onClick: () => void openFile(path) };
    if (done.kind !== 'saved') return tell(path, done, open);
    const { before } = done;
    // Two buttons leave little room: the notice names the file already.
    const both = before !== null && {
      action: { label: t('policy.undo'), onClick: () => void undo(before) },
      cancel: { ...open, label: t('policy.look') },
    };
    toast.success(t('policy.saved', { path }), both || { action: open });
  };
}

function useUndo(): (before: PolicyBefore) => Promise<void> {
  const { t } = useTranslation('problems');
  const undoPolicy = useAppStore((state) => state.undoPolicy);
  const tell = useTell();
  return async (before) => {
    const { path } = before;
    const done = await undoPolicy(before);
    if (done.kind === 'saved') toast.success(t('policy.undone', { path }));
    else tell(path, done);
  };
}

interface ToastAction {
  readonly label: string;
  readonly onClick: () => void;
}

/** Says why the policy is not as it was wanted. */
function useTell() {
  const { t } = useTranslation('problems');
  const language = useAppStore((state) => state.language);
  return (
    path: string,
    done: Exclude<PolicyWriting, { readonly kind: 'saved' }>,
    action?: ToastAction,
  ): void => {
    if (done.kind === 'unsaved') {
      toast.warning(t('policy.unsaved', { path }), action === undefined ? {} : { action });
    } else if (done.kind === 'stale') toast.error(t('policy.stale', { path }));
    else toast.error(t('policy.failed', { path }), { description: done.problem.message[language] });
  };
}
