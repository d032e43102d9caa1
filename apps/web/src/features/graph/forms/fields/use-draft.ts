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
  /** What was sent last: leaving a field after Enter sends it no second time. */
  const sent = useRef<string | null>(null);
  const clear = (): void => {
    sent.current = null;
    setDraft(null);
    refusal.show(null);
  };
  const send = (text: string, change: Promise<Applied>): void => {
    sent.current = text;
    void change.then((result) => {
      if (sent.current !== text) return;
      if (result.ok) clear();
      else refusal.show(result);
    });
  };
  return {
    text: draft ?? value,
    problem: refusal.problem,
    offers: refusal.offers,
    type: (text) => {
      sent.current = null;
      setDraft(text);
      refusal.show(null);
    },
    commit: () => {
      if (draft === null || sent.current === draft) return;
      if (draft === value) clear();
      else send(draft, apply(draft));
    },
    take: (intent) => send(draft ?? value, submit(intent)),
    onKeyDown: (event) => {
      if (event.key !== 'Escape' || draft === null) return;
      event.preventDefault();
      event.stopPropagation();
      clear();
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
