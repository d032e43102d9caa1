import type { GraphIntent } from '@stagecraft/dockerfile';
import { Popover } from 'radix-ui';
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { DiffPreview } from '../../../ui/diff/diff-preview.tsx';
import { useAnswer } from './use-answer.ts';

interface InPlaceProps {
  /** Finds what is edited, in the page. */
  readonly selector: string;
  readonly title: string;
  /** Null while there is nothing to do. */
  readonly intent: GraphIntent | null;
  /** The field. */
  readonly children: ReactNode;
}

/** A field over what it changes on the graph, with what the change does to the text. Enter applies it. */
export function InPlace(props: InPlaceProps) {
  const { selector, title, intent, children } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const { answer } = useAnswer(intent, false);
  const focus = useReturnFocus();
  const place = useMemo(() => document.querySelector<HTMLElement>(selector), [selector]);
  const anchor = useRef<HTMLElement>(place ?? document.body);
  const close = (): void => store.getState().setTask(null);
  const apply = async (): Promise<void> => {
    if (intent === null || (await store.getState().perform(intent))) close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void apply();
  };
  const box = anchor.current.getBoundingClientRect();
  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : close())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          {...focus}
          aria-label={title}
          align="start"
          sideOffset={place === null ? -box.height / 2 : -Math.min(box.height, 40)}
          collisionPadding={8}
          onKeyDown={onKeyDown}
          className="z-50 w-[26rem] max-w-[calc(100vw-1rem)] rounded-lg border border-accent bg-raised p-2 shadow-pop outline-none"
        >
          {children}
          {answer?.ok === false ? (
            <p role="alert" className="mt-1.5 text-xs break-words text-danger">
              {answer.reason}
            </p>
          ) : null}
          {answer?.ok === true && intent !== null ? (
            <DiffPreview hunks={answer.consequence.hunks} className="mt-1.5 max-h-40" />
          ) : null}
          <span className="sr-only">{t('ask.enter')}</span>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
