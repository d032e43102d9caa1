import type { ImageInventory, Problem, PrunedImages, PruneRequest } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { dockerWords } from '../docker-words.ts';
import { PrunePlanView } from './prune-plan.tsx';

interface PruneDialogProps {
  readonly inventory: ImageInventory;
  readonly onClose: () => void;
}

interface PruneForm {
  readonly all: boolean;
  readonly labels: string;
  readonly until: string;
}

const requestOf = ({ all, labels, until }: PruneForm): PruneRequest => ({
  all,
  labels: labels.split(/\s+/).filter(Boolean),
  until: until.trim() === '' ? null : until.trim(),
});

/** What pruning would do, and pruning. */
function usePrune(request: PruneRequest) {
  const ask = useAppStore((state) => state.askRecords);
  const [busy, setBusy] = useState(false);
  const [pruned, setPruned] = useState<PrunedImages | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = JSON.stringify(request);
  const plan = useAnswer(key, (signal) =>
    ask('planPrune', { body: { ...request, sizes: false }, signal }),
  );
  // What goes is known at once, how much room it makes only after a look at every image.
  const measured = useAnswer(key, (signal) =>
    ask('planPrune', { body: { ...request, sizes: true }, signal }),
  );
  const prune = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask('pruneImages', { body: request });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setPruned(answer.value);
  };
  return { plan, measured, busy, pruned, problem, prune };
}

/** Removes what nobody needs, after it has said what that is and how much room it makes. */
export function PruneDialog({ inventory, onClose }: PruneDialogProps) {
  const { t, i18n } = useTranslation(['images', 'app']);
  const [form, setForm] = useState<PruneForm>({ all: false, labels: '', until: '' });
  const request = requestOf(form);
  const { plan, measured, busy, pruned, problem, prune } = usePrune(request);
  const count = plan.state === 'ready' ? plan.value.ids.length : 0;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('prune.title')}
      description={t('prune.text')}
      footer={
        <Buttons
          ended={pruned !== null}
          busy={busy}
          count={count}
          onPrune={() => void prune()}
          onClose={onClose}
        />
      }
    >
      {pruned === null ? (
        <div className="flex flex-col gap-3">
          <FormFields form={form} onForm={setForm} />
          {problem === null ? null : <ErrorNotice problem={problem} />}
          {plan.state === 'failed' ? <ErrorNotice problem={plan.problem} /> : null}
          {plan.state === 'loading' ? (
            <p className="flex items-center gap-2 text-muted">
              <Spinner />
              {t('prune.reckoning')}
            </p>
          ) : null}
          {plan.state === 'ready' ? (
            <PrunePlanView
              plan={measured.state === 'ready' ? measured.value : plan.value}
              inventory={inventory}
            />
          ) : null}
          <ShellCommand
            title={t('command')}
            copyLabel={t('copyCommand')}
            command={dockerWords.prune(request)}
            testId="docker-command"
          />
        </div>
      ) : (
        <p role="status">
          {t('prune.done', {
            size: formatBytes(pruned.won, i18n.language),
            untagged: pruned.untagged.length,
            deleted: pruned.deleted.length,
          })}
        </p>
      )}
    </Dialog>
  );
}

function Buttons(props: {
  readonly ended: boolean;
  readonly busy: boolean;
  /** Images that would go. */
  readonly count: number;
  readonly onPrune: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['images', 'app']);
  const { count } = props;
  if (props.ended) {
    return (
      <Button variant="primary" onClick={props.onClose}>
        {t('app:action.close')}
      </Button>
    );
  }
  return (
    <>
      <Button onClick={props.onClose}>{t('app:action.cancel')}</Button>
      <Button variant="danger" busy={props.busy} disabled={count === 0} onClick={props.onPrune}>
        {t('prune.confirm', { count })}
      </Button>
    </>
  );
}

function FormFields(props: {
  readonly form: PruneForm;
  readonly onForm: (form: PruneForm) => void;
}) {
  const { t } = useTranslation('images');
  const { form, onForm } = props;
  return (
    <>
      <Checkbox
        checked={form.all}
        onChange={(all) => onForm({ ...form, all })}
        label={t('prune.all')}
        hint={t('prune.allHint')}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t('prune.labels')}
          hint={t('prune.labelsHint')}
          mono
          value={form.labels}
          onValueChange={(labels) => onForm({ ...form, labels })}
        />
        <TextField
          label={t('prune.until')}
          hint={t('prune.untilHint')}
          mono
          value={form.until}
          onValueChange={(until) => onForm({ ...form, until })}
        />
      </div>
    </>
  );
}
