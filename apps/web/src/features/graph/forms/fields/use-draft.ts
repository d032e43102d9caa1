import type { GraphIntent } from '@stagecraft/dockerfile';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import type { Applied, Refused } from '../submit.ts';

/** A value while a person edits it: it follows the text until they type, and again once it is applied. */
export interface Draft {
  readonly text: string;
  /** Why it was not applied; null while all is well. */
  readonly problem: string | null;
  readonly offers: Refused['offers'];
  type(text: string): void;
  /** Applies what was typed, if anything was. */
  commit(): void;
  /** Does something else in place of what was refused. */
  take(intent: GraphIntent): void;
  /** Escape takes back what was typed; nothing else is done with the key then. */
  onKeyDown(event: KeyboardEvent): void;
}

/** @param value What the text has; `apply` changes it there. */
export function useDraft(value: string, apply: (text: string) => Promise<Applied>): Draft {
  const { submit } = useForm();
  const [draft, setDraft] = useState<string | null>(null);
  const refusal = useRefusal();
  /** What is still to be sent; Enter and leaving the field may come before the page is drawn again. */
  const unsent = useRef<string | null>(null);
  const underWay = useRef(0);
  const type = (text: string | null): void => {
    unsent.current = text;
    setDraft(text);
    refusal.show(null);
  };
  const send = (text: string, change: Promise<Applied>): void => {
    underWay.current += 1;
    void change.then((result) => {
      underWay.current -= 1;
      // Typing that went on meanwhile stays.
      if (unsent.current !== null) return;
      if (result.ok) setDraft((now) => (now === text ? null : now));
      refusal.show(result.ok ? null : result);
    });
  };
  return {
    text: draft ?? value,
    problem: refusal.problem,
    offers: refusal.offers,
    type,
    commit: () => {
      const text = unsent.current;
      if (text === null) return;
      unsent.current = null;
      if (text === value && underWay.current === 0) type(null);
      else send(text, apply(text));
    },
    take: (intent) =>
      send(
        draft ?? value,
        submit(() => intent),
      ),
    onKeyDown: (event) => {
      if (event.key !== 'Escape' || draft === null) return;
      event.preventDefault();
      event.stopPropagation();
      type(null);
    },
  };
}

/** A refusal that is shown where it was met, in words. */
export function useRefusal() {
  const { t } = useTranslation('forms');
  const [refused, setRefused] = useState<Refused | null>(null);
  return {
    problem: refused === null ? null : refused.reason || t('stale'),
    offers: refused?.offers ?? [],
    show: setRefused,
    /** Shows what becomes of a change, if it is refused. */
    track: (change: Promise<Applied>): void => {
      void change.then((result) => setRefused(result.ok ? null : result));
    },
  };
}
