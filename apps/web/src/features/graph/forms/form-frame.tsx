import type { Instruction } from '@stagecraft/dockerfile';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { isApple, matchesShortcut } from '../../../ui/shortcut.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { FormContext, type FormContextValue } from './form-context.ts';
import { fieldsFor } from './fields-for.tsx';
import { RawText } from './raw-text.tsx';
import { TriggerFields } from './trigger-fields.tsx';
import { createSubmit } from './submit.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export interface FormFrameProps {
  /** Index of the instruction in the shown snapshot. */
  readonly instruction: number;
  readonly onClose: () => void;
}

type Way = 'fields' | 'text';

const SWITCH = 'Mod+E';

/** Fields and text of one instruction, either one key from the other. */
export function FormFrame({ instruction, onClose }: FormFrameProps) {
  const { t } = useTranslation('forms');
  const form = useFormOf(instruction);
  const frame = useRef<HTMLElement>(null);
  const [way, setWay] = useState<Way>('fields');
  useKeptFocus(frame);
  useFirstField(frame, form?.whole.keyword ?? null);
  if (form === null) return <EmptyState title={t('gone')} />;
  const { keyword, firstLine } = form.whole;
  const isTrigger = form.whole !== form.instruction;
  const own = fieldsFor(form.instruction.keyword);
  const fields = own !== null && isTrigger ? <TriggerFields>{own}</TriggerFields> : own;
  const shown = fields === null ? 'text' : way;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      onClose();
    } else if (fields !== null && matchesShortcut(event, SWITCH, isApple())) {
      event.preventDefault();
      event.stopPropagation();
      // Leaving the field applies it; the other way then has a field to type into.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setWay(shown === 'fields' ? 'text' : 'fields');
      requestAnimationFrame(() => focusFirst(frame.current));
    }
  };
  const text = {
    value: 'text',
    label: t('text'),
    content: <RawText only={fields === null} />,
  } as const;
  return (
    <section
      ref={frame}
      aria-label={t('title', { keyword, line: firstLine + 1 })}
      className="flex h-full min-h-0 flex-col text-sm"
      onKeyDown={onKeyDown}
    >
      <FormContext value={form}>
        <Tabs<Way>
          key={`${String(instruction)} ${keyword}`}
          label={t('tabs')}
          value={shown}
          onChange={setWay}
          actions={fields === null ? undefined : <Kbd shortcut={SWITCH} />}
          tabs={
            fields === null
              ? [text]
              : [{ value: 'fields', label: t('fields'), content: fields }, text]
          }
        />
      </FormContext>
    </section>
  );
}

/** What the fields of an instruction need; null when it is not there. */
function useFormOf(index: number): FormContextValue | null {
  const store = useAppStoreApi();
  const snapshot = useAppStore((state) => state.snapshot);
  const submit = useMemo(() => createSubmit(store), [store]);
  return useMemo(() => {
    const instruction = snapshot?.model.instructions[index];
    if (snapshot === null || instruction === undefined) return null;
    const edited = editedPart(instruction);
    const trigger = edited === instruction ? {} : ({ trigger: true } as const);
    return {
      snapshot,
      instruction: edited,
      whole: instruction,
      submit,
      change: (make) =>
        submit(({ model }) => {
          const found = model.instructions[index];
          const now = found === undefined ? undefined : editedPart(found);
          const changes = now?.keyword === edited.keyword ? make(now) : null;
          if (changes === null) return null;
          return { kind: 'setFields', instruction: index, ...trigger, changes };
        }),
    };
  }, [snapshot, submit, index]);
}

/** What the fields are about: the instruction that an ONBUILD keeps for later, else itself. */
function editedPart(instruction: Instruction): Instruction {
  const { detail } = instruction;
  return detail.type === 'onbuild' ? (detail.trigger ?? instruction) : instruction;
}

function focusFirst(frame: HTMLElement | null): void {
  const panel = frame?.querySelector('[role=tabpanel]:not([hidden])');
  const field = panel?.querySelector<HTMLElement>(':is(input, textarea)');
  (field ?? panel?.querySelector<HTMLElement>('button'))?.focus({ preventScroll: true });
}

/** The keyboard that came into the panel goes on to the first field once that is there. */
function useFirstField(frame: RefObject<HTMLElement | null>, keyword: string | null): void {
  const openings = useAppStore((state) => state.formOpenings);
  useEffect(() => {
    // The panel around takes the keyboard after its parts are there.
    const next = requestAnimationFrame(() => {
      const { activeElement } = document;
      const around = activeElement !== document.body && activeElement?.contains(frame.current);
      if (keyword !== null && around === true) focusFirst(frame.current);
    });
    return () => cancelAnimationFrame(next);
  }, [frame, keyword, openings]);
}
