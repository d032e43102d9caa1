import { neededVersion, type FrontendFeature, type Text } from '@stagecraft/dockerfile';
import type { Ask } from './ask.ts';
import type { Markdown } from '../service.ts';

/** `Needs Dockerfile 1.4`, for what older frontends lack. */
export function needs(feature: FrontendFeature | null): Text | null {
  if (feature === null) return null;
  const version = neededVersion(feature);
  return { en: `needs Dockerfile ${version}`, 'zh-CN': `需要 Dockerfile ${version}` };
}

/** Parts of a detail, those that are there. */
export function join(ask: Ask, ...parts: readonly (Text | string | null)[]): string {
  return parts
    .flatMap((part) => (part === null ? [] : [typeof part === 'string' ? part : ask.say(part)]))
    .filter((part) => part !== '')
    .join(' · ');
}

interface Explained {
  readonly text: Text;
  readonly example?: string;
  readonly url?: string;
}

/** Text, example and link of a reference entry. */
export function explain(ask: Ask, { text, example, url }: Explained): Markdown {
  const parts = [ask.say(text)];
  if (example !== undefined) parts.push(`\`\`\`dockerfile\n${example}\n\`\`\``);
  if (url !== undefined) {
    const label = ask.say({ en: 'Dockerfile reference', 'zh-CN': 'Dockerfile 参考' });
    parts.push(`[${label}](${url})`);
  }
  return parts.join('\n\n');
}
