import type { Refusal } from '../edits/edit.ts';
import type { DockerfileModel, Heredoc } from '../types.ts';
import { refusals } from './refusals.ts';

/** Why the here-document can't have this name, or null. */
export function heredocRefusal(
  model: DockerfileModel,
  { bodySpan, stripTabs }: Heredoc,
  name: string,
): Refusal | null {
  if (!/^[A-Za-z0-9_.]+$/.test(name)) return refusals.heredocName(name);
  const body = model.text.slice(bodySpan.start, bodySpan.end);
  const ends = body.split('\n').some((line) => {
    const content = line.replace(/\r+$/, '');
    return (stripTabs ? content.replace(/^\t+/, '') : content) === name;
  });
  return ends ? refusals.heredocLine(name) : null;
}
