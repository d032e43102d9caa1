import type { Feature } from '../feature.ts';
import type { DocumentLink } from '../service.ts';
import { fileLinks } from './files.ts';
import { imageLinks } from './images.ts';
import { urlLinks } from './urls.ts';

/** Images, web addresses and files of the context that can be opened from the text. */
export const documentLinks: Feature<'links'> = (input) => {
  const links = [...imageLinks(input), ...fileLinks(input), ...urlLinks(input)];
  links.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return withoutOverlaps(links);
};

/** Of links that overlap the first, and of those at the same place the longest. */
function withoutOverlaps(links: readonly DocumentLink[]): DocumentLink[] {
  let end = -1;
  return links.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}
