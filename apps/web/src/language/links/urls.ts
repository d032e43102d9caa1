import type { FeatureInput } from '../feature.ts';
import type { DocumentLink } from '../service.ts';

/** Up to white space, quotes and signs that end an address in a shell or in prose. */
const address = /\bhttps?:\/\/[^\s"'`<>|\\^{}$]+/g;

/** Web addresses anywhere: ADD's sources, what a RUN downloads, comments. Not those with variables in them. */
export function urlLinks({ model, language }: FeatureInput): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const match of model.text.matchAll(address)) {
    const end = match.index + match[0].length;
    if (model.text[end] === '$' || model.text[end] === '{') continue;
    const url = match[0].replace(/[),.;:!?\]&]+$/, '');
    if (!URL.canParse(url)) continue;
    const span = { start: match.index, end: match.index + url.length };
    links.push({ span, tooltip: openPage[language], target: { url } });
  }
  return links;
}

const openPage = { en: 'Open the page', 'zh-CN': '打开网页' } as const;
