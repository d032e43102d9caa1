import { parseDockerfile } from '@stagecraft/dockerfile';
import type { DockerfileModel } from '@stagecraft/dockerfile';
import { textOf } from '../match/plan.ts';

/**
 * A text with the words that its instructions had in an earlier one, in its own order: instructions keep
 * their indices. Those without a partner stay as they are.
 * @param pairs instruction of `now` → of `then`
 * @returns null where the two cannot be put together
 */
export function asThen(
  now: DockerfileModel,
  then: DockerfileModel,
  pairs: ReadonlyMap<number, number>,
): DockerfileModel | null {
  if (now.escape !== then.escape) return null;
  let [text, end] = ['', 0];
  for (const one of now.instructions) {
    const earlier = then.instructions[pairs.get(one.index) ?? -1];
    if (earlier === undefined) continue;
    text += now.text.slice(end, one.contentSpan.start) + textOf(then, earlier);
    end = one.contentSpan.end;
  }
  text += now.text.slice(end);
  if (text === now.text) return now;
  const model = parseDockerfile(text);
  const keywords = (one: DockerfileModel): string =>
    one.instructions.map(({ keyword }) => keyword).join(' ');
  return keywords(model) === keywords(now) ? model : null;
}
