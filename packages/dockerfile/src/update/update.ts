import type { DockerfileModel } from '../types.ts';
import { assemble } from './apply.ts';
import { readChange } from './change.ts';

/**
 * The model of `text`, equal to `parseDockerfile(text)`, made from the model of an earlier text. Only
 * what the change can have touched is read again: instructions before it are the same objects, those
 * after it are moved. The closer the texts, the less there is to do; any two will do.
 */
export function updateDockerfile(previous: DockerfileModel, text: string): DockerfileModel {
  if (previous.text === text) return previous;
  const { delta, lineStarts } = readChange(previous, text);
  return assemble(previous, delta, text, lineStarts);
}
