import type { GraphIntent } from '@stagecraft/dockerfile';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntentAnswer } from '../../../language/service.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { AnswerView } from './answer-view.tsx';
import { CompareButton } from './compare-button.tsx';
import { useAnswer } from './use-answer.ts';

interface IntentDialogProps {
  readonly title: string;
  readonly description?: string;
  /** What the answers come to so far; null while one is missing. */
  readonly intent: GraphIntent | null;
  readonly applyLabel?: string;
  readonly danger?: boolean;
  /** Shows the graph as it would be, too. */
  readonly whole?: boolean;
  /** It puts instructions in another order: shows what that would have meant for the last builds. */
  readonly reorders?: boolean;
  /** What it is, in a few words, where it can be built without and with it to compare the two. */
  readonly comparedAs?: string;
  /** Fields. */
  readonly children?: ReactNode;
}

/** Asks what a gesture still needs, and shows all the while what it would do. */
export function IntentDialog(props: IntentDialogProps) {
  const { title, description, intent, danger, whole = false, reorders = false, children } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const { answer, settled } = useAnswer(intent, whole);
  const apply = useRef<HTMLButtonElement>(null);
  const close = (): void => store.getState().setTask(null);
  const { busy, perform } = usePerform(close);
  // What is typed faster than it is answered can be applied: a refusal is told then.
  const can = intent !== null && !(settled && (answer?.ok === false || changesNothing(answer)));
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={title}
      {...(description === undefined ? {} : { description })}
      size={whole ? 'large' : 'medium'}
      // Without a field there is nothing left to do but to decide.
      {...(children === undefined ? { initialFocus: apply } : {})}
      footer={
        <>
          <Button onClick={close}>{t('ask.cancel')}</Button>
          {props.comparedAs === undefined ? null : (
            <CompareButton
              title={props.comparedAs}
              intent={can && !busy ? intent : null}
              onChoose={close}
            />
          )}
          <Button
            ref={apply}
            type="submit"
            form="graph-ask"
            variant={danger === true ? 'danger' : 'primary'}
            disabled={!can}
            busy={busy}
          >
            {props.applyLabel ?? t('ask.apply')}
          </Button>
        </>
      }
    >
      <form
        id="graph-ask"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (can && intent !== null) void perform(intent);
        }}
      >
        {children}
        {intent === null ? null : (
          <AnswerView
            answer={answer}
            reorders={reorders}
            onOffer={(offer) => void perform(offer)}
          />
        )}
      </form>
    </Dialog>
  );
}

/** Does an intent, and calls back once it is done: a refusal leaves the question open. */
function usePerform(done: () => void) {
  const store = useAppStoreApi();
  const [busy, setBusy] = useState(false);
  const perform = async (wanted: GraphIntent): Promise<void> => {
    setBusy(true);
    if (await store.getState().perform(wanted)) done();
    else setBusy(false);
  };
  return { busy, perform };
}

/** What is so already needs no doing; the answer says so in its words. */
function changesNothing(answer: IntentAnswer | null): boolean {
  return answer?.ok === true && answer.edits.length === 0;
}
