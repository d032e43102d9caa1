import { markup, type Html } from './html.ts';

/** What may be wider or longer than its place: it scrolls, by keys too. */
export function frame(label: string, body: Html): Html {
  return markup`<div class="scroll" tabindex="0" role="group" aria-label="${label}">${body}</div>`;
}
