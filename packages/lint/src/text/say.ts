import type { Text } from '@stagecraft/dockerfile';

/** One sentence in both languages. */
export function say(en: string, zh: string): Text {
  return { en, 'zh-CN': zh };
}
