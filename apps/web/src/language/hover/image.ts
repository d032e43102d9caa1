import type { Span } from '@stagecraft/dockerfile';
import { formatAgo, formatBytes } from '../../ui/format.ts';
import { escapeMarkdown, inlineCode, shorten } from '../markdown.ts';
import type { Hover, Markdown } from '../service.ts';
import { isOn, type HoverPlace } from './place.ts';
import { hoverWords } from './words.ts';

/** An image in FROM, `--from` or a mount: whether the engine has it, and what the registry says. */
export function hoverImage(place: HoverPlace): Hover | null {
  const found = imageAt(place);
  if (found === null) return null;
  const words = hoverWords[place.language];
  if (found.ref === null) return { span: found.span, parts: [words.unknownBase] };
  if (found.ref === 'scratch')
    return { span: found.span, parts: [`**scratch** — ${words.scratch}`] };
  return { span: found.span, parts: describe(place, found.ref) };
}

/** `ref` is null when the name can't be known. */
interface ImageUse {
  readonly span: Span;
  readonly ref: string | null;
}

function imageAt({ graph, instruction, offset }: HoverPlace): ImageUse | null {
  const { detail } = instruction;
  if (detail.type === 'from') {
    if (detail.image === null || !isOn(detail.image.span, offset)) return null;
    const base = graph.stages.find(({ from }) => from === instruction.index)?.base;
    if (base === undefined || base.kind === 'stage') return null;
    const ref = base.kind === 'image' ? base.ref : base.kind === 'scratch' ? 'scratch' : null;
    return { span: detail.image.span, ref };
  }
  const uses =
    detail.type === 'copy' && detail.from !== null
      ? [detail.from]
      : detail.type === 'run'
        ? detail.mounts.map((mount) => ({ value: mount.from, span: mount.fromSpan }))
        : [];
  for (const { value, span } of uses) {
    if (value === null || span === null || !isOn(span, offset)) continue;
    return graph.images.some(({ ref }) => ref === value) ? { span, ref: value } : null;
  }
  return null;
}

function describe(place: HoverPlace, ref: string): Markdown[] {
  const { language, facts } = place;
  const words = hoverWords[language];
  const parts: Markdown[] = [`**${words.image(inlineCode(ref))}**`];
  const wanted = { kind: 'image', ref } as const;
  const local = facts.get(wanted);
  const image = local?.image ?? null;
  // What is still looked up is told below the hover.
  if (facts.failed(wanted)) parts.push(words.imageNotKnown);
  else if (image !== null) {
    const size = image.bytes === null ? '?' : formatBytes(image.bytes, language);
    const created = image.created === null ? '?' : formatAgo(image.created, language);
    const told = [size, image.platform ?? '?', created].map(escapeMarkdown);
    parts.push(words.local(told[0] ?? '', told[1] ?? '', told[2] ?? ''));
  } else if (local !== null) parts.push(words.notLocal);
  const remote = facts.get({ kind: 'manifest', ref });
  const digest = remote?.digest ?? image?.digest ?? null;
  if (digest !== null) parts.push(words.digest(inlineCode(digest)));
  if (remote !== null && remote.platforms.length > 0) {
    const list = shorten(remote.platforms.join(', '), 200);
    parts.push(words.platforms(escapeMarkdown(list)));
  }
  return parts;
}
