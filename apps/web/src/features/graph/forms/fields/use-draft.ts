import type { GraphIntent } from '@stagecraft/dockerfile';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../../state/hooks.tsx';
import type { AppStore } from '../../../../state/types.ts';
import { isApple, matchesShortcut } from '../../../../ui/shortcut.ts';
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
  /** Escape takes back what was typed and not applied, and does nothing else then. Without it, undo is the Dockerfile's. */
  onKeyDown(event: KeyboardEvent): void;
}

/** @param value What the text has; `apply` changes it there. */
export function useDraft(value: string, apply: (text: string) => Promise<Applied>): Draft {
  const { submit } = useForm();
  const store = useAppStoreApi();
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
      if (draft === null) return undoByKey(event, store);
      if (event.key !== 'Escape') return;
      // What was applied is on its way to the text: there is nothing left to take back.
      if (unsent.current === null && underWay.current > 0) return;
      event.preventDefault();
      event.stopPropagation();
      type(null);
    },
  };
}

/** Where nothing was typed, undo and redo mean the Dockerfile's text, as anywhere on the page. */
function undoByKey(event: KeyboardEvent, store: AppStore): void {
  const pressed = (shortcut: string): boolean => matchesShortcut(event, shortcut, isApple());
  const { undoText, redoText } = store.getState();
  if (pressed('Mod+Z')) undoText();
  else if (pressed('Mod+Shift+Z') || pressed('Mod+Y')) redoText();
  else return;
  event.preventDefault();
  event.stopPropagation();
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
