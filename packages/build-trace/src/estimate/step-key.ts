import { readVertexName } from '../match/vertex-name.ts';

/** What stands before an instruction's text in a step's name; the platform is no part of its place. */
const places = [
  /^()(?:\[\d+\/\d+\] )?STEP \d+\/\d+: /,
  /^\[(?:([a-z0-9]+\/[^\s\]]+) )?(?:[^\s/\]]+ )? *\d+\/\d+\] /,
  /^()Step \d+\/\d+ : /,
];

/**
 * What the name of a step has in common with the same instruction in another build: its platform and
 * its text, without the stage and the number that it has there. Other names are their own key.
 */
export function stepKey(name: string): string {
  for (const place of places) {
    const found = place.exec(name);
    if (found === null) continue;
    const text = name.slice(found[0].length);
    return found[1] ? `${found[1]} ${text}` : text;
  }
  return name;
}

/** Whether the step carries out an instruction other than FROM. */
export function isWork(name: string): boolean {
  const read = readVertexName(name);
  return 'keyword' in read && read.keyword !== 'FROM';
}

/** Whether the step makes the build's result: an image, files, a push. */
export function isResult(name: string): boolean {
  return readVertexName(name).kind === 'export';
}
