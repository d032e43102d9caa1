/** What is wrong with a tag. Rules of distribution/reference (`reference.ParseNormalizedNamed`). */
export type TagProblem =
  | 'empty'
  | 'space'
  | 'uppercase'
  | 'digest'
  | 'empty-tag'
  | 'bad-tag'
  | 'long-tag'
  | 'bad-name'
  | 'long-name';

const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const host =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;

/** `[registry[:port]/]name[:tag]` as `docker build -t` takes it; null when it is right. */
export function tagProblem(text: string): TagProblem | null {
  if (text === '') return 'empty';
  if (/\s/.test(text)) return 'space';
  if (text.includes('@')) return 'digest';
  const colon = text.lastIndexOf(':');
  const hasTag = colon > text.lastIndexOf('/');
  const name = hasTag ? text.slice(0, colon) : text;
  if (hasTag) {
    const tag = text.slice(colon + 1);
    if (tag === '') return 'empty-tag';
    if (tag.length > 128) return 'long-tag';
    if (!/^\w[\w.-]*$/.test(tag)) return 'bad-tag';
  }
  return nameProblem(name);
}

function nameProblem(name: string): TagProblem | null {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isHost =
    first === 'localhost' || /[.:]/.test(first) || (first !== '' && first.toLowerCase() !== first);
  if (isHost && !host.test(first)) return 'bad-name';
  const path = isHost ? name.slice(slash + 1) : name;
  if (name.length > 255) return 'long-name';
  if (path !== path.toLowerCase()) return 'uppercase';
  return path.split('/').every((part) => component.test(part)) ? null : 'bad-name';
}
