import type { Instruction } from '@stagecraft/dockerfile';
import { Pencil } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntentAnswer } from '../../language/service.ts';
import type { Snapshot } from '../../state/document-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import type { StepPlace } from '../../state/step-slice.types.ts';
import { Button } from '../../ui/button.tsx';
import { commandOf, pushIntent, type PushPlace } from './push-text.ts';
import { RunCommands } from './run-commands.tsx';
import { Segments } from './segments.tsx';
import type { PreviewPart } from './step-aside.tsx';

interface PushBackProps {
  /** Id of the state whose shells were given commands. */
  readonly state: string;
  readonly place: StepPlace;
  readonly Preview: PreviewPart;
}

/** Puts a command that worked into the Dockerfile, as one step of the editor's undo. */
export function PushBack({ state, place, Preview }: PushBackProps) {
  const { t } = useTranslation('stepShell');
  const snapshot = useAppStore((app) => app.snapshot);
  const [isDone, setDone] = useState(false);
  const instruction = snapshot?.model.instructions.find((one) => one.id === place.row);
  return (
    <section aria-label={t('push.title')}>
      <h4 className="font-medium">{t('push.title')}</h4>
      {isDone ? (
        <p role="status" className="text-muted">
          {t('push.done')}
        </p>
      ) : null}
      {snapshot === null || instruction === undefined ? (
        isDone ? null : (
          <p className="text-muted">{t('push.gone')}</p>
        )
      ) : (
        <PushForm {...{ state, snapshot, instruction, Preview }} onDone={() => setDone(true)} />
      )}
    </section>
  );
}

interface PushFormProps {
  readonly state: string;
  readonly snapshot: Snapshot;
  readonly instruction: Instruction;
  readonly Preview: PreviewPart;
  readonly onDone: () => void;
}

function PushForm({ state, snapshot, instruction, Preview, onDone }: PushFormProps) {
  const { t } = useTranslation('stepShell');
  const id = useId();
  const perform = useAppStore((app) => app.perform);
  const isRun = instruction.detail.type === 'run';
  const written = commandOf(snapshot.model, instruction);
  const [typed, setTyped] = useState(written);
  const [chosen, setChosen] = useState<PushPlace>('replace');
  const where = isRun ? chosen : 'after';
  const isNew = where === 'after' || typed !== written;
  const intent = isNew ? pushIntent(snapshot.model, instruction, typed, where) : null;
  const answer = useIntentAnswer(intent, snapshot.version);
  const push = async (): Promise<void> => {
    if (intent !== null && (await perform(intent))) onDone();
  };
  return (
    <div className="mt-1 flex flex-col items-start gap-2">
      <RunCommands
        state={state}
        escape={snapshot.model.escape}
        onChoose={(text) => setTyped(text === '' ? written : text)}
      />
      <label htmlFor={id} className="text-xs text-muted">
        {t('push.label')}
      </label>
      <textarea
        id={id}
        value={typed}
        rows={Math.min(8, Math.max(2, typed.split('\n').length))}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        className="block w-full resize-y rounded-md border border-line-strong bg-field px-2 py-1 font-mono text-xs text-ink"
      />
      {isRun ? <WhereChoice value={where} onChange={setChosen} /> : null}
      {answer?.ok === true && intent !== null ? (
        <Preview hunks={answer.consequence.hunks} className="max-h-40 w-full" />
      ) : null}
      {answer?.ok === false ? <p role="alert">{answer.reason}</p> : null}
      <Button
        size="small"
        variant="primary"
        disabled={intent === null || answer?.ok !== true}
        icon={<Pencil aria-hidden className="size-3.5" />}
        onClick={() => void push()}
      >
        {t('push.do')}
      </Button>
    </div>
  );
}

function WhereChoice(props: {
  readonly value: PushPlace;
  readonly onChange: (value: PushPlace) => void;
}) {
  const { t } = useTranslation('stepShell');
  return (
    <div className="w-full">
      <Segments
        {...props}
        label={t('push.where')}
        options={[
          { value: 'replace', label: t('push.replace'), disabled: false },
          { value: 'after', label: t('push.after'), disabled: false },
        ]}
      />
    </div>
  );
}

/** What an intent would do to the text as it is now; null until that is known. */
function useIntentAnswer(
  intent: ReturnType<typeof pushIntent>,
  version: number,
): IntentAnswer | null {
  const check = useAppStore((state) => state.checkIntent);
  const [answer, setAnswer] = useState<IntentAnswer | null>(null);
  // An intent is plain data: the same question is asked once.
  const question = intent === null ? '' : JSON.stringify(intent);
  useEffect(() => {
    let isWanted = true;
    setAnswer(null);
    if (intent === null) return;
    void check(intent).then((found) => {
      if (isWanted) setAnswer(found);
    });
    return () => {
      isWanted = false;
    };
    // The intent is the question.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [question, version, check]);
  return answer;
}
