import type { Text } from '../types.ts';
import type { IntentEdits, Offer } from './intent.ts';

/** What an intent's function gives where it can't do what is asked. */
export type Refused = Extract<IntentEdits, { readonly ok: false }>;

/** A refusal of an intent; `code` is stable, in kebab-case. */
export function refuse(code: string, message: Text, offers: readonly Offer[] = []): Refused {
  const refused = { ok: false, refusal: { code, message } } as const;
  return offers.length === 0 ? refused : { ...refused, offers };
}
