/** An image's name as engines write it into their words: `registry.example:5000/app:1`. */
const named =
  /(?:metadata for|resolve|denied for|push|pull|reference|image:?)\s+"?([\w.:/@-]+\/[\w.:/@-]+)/i;

/**
 * The registry that an engine's words about a failure name: its host, `docker.io` where the image is named
 * without one; null where no image is named.
 */
export function deniedHost(message: string): string | null {
  const name = named.exec(message)?.[1];
  if (name === undefined) return null;
  const [first = ''] = name.split('/');
  const isHost = first.includes('.') || first.includes(':') || first === 'localhost';
  return isHost ? first : 'docker.io';
}
