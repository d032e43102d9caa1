/** What a text of the classic builder's stream says. */
type ClassicPhrase =
  /** Podman names the image at once. */
  | { readonly kind: 'cached'; readonly id: string | null }
  /** The step's result, by its short id: `---> 95d3148a2429`. */
  | { readonly kind: 'layer'; readonly id: string }
  /** The container that the step's command runs in: `---> Running in 9fbaeb7538bd`. */
  | { readonly kind: 'container'; readonly id: string }
  | { readonly kind: 'bookkeeping' }
  /** Podman is about to write the image. A command's output may look like it. */
  | { readonly kind: 'commit' }
  /** The image's whole id, as Podman prints it at the end. A command's output may look like it. */
  | { readonly kind: 'image'; readonly id: string }
  | { readonly kind: 'built' }
  | { readonly kind: 'tagged'; readonly tag: string }
  | { readonly kind: 'output' };

const cached = /^ ?-{2,3}> Using cache(?: ([0-9a-f]+))?\n?$/;
const layer = /^ ?-{2,3}> ([0-9a-f]{11,})\n?$/;
const container = /^ ?-{2,3}> Running in ([0-9a-f]+)\n?$/;
// Docker 20.10 says `Removing intermediate container x`, Docker 28 ` ---> Removed intermediate container x`.
const bookkeeping =
  /^(?: ?-{2,3}> Removed intermediate container [0-9a-f]+|Removing intermediate container [0-9a-f]+)\n?$/;
const commit = /^(?:\[\d+\/\d+\] )?COMMIT(?: \S+)?\n?$/;
const wholeId = /^([0-9a-f]{64})\n?$/;
const built = /^Successfully built [0-9a-f]+\n?$/;
const tagged = /^Successfully tagged (\S+)\n?$/;

/** Characters of an id as Docker writes it for people; Podman writes the whole one at times. */
const shortId = 12;

/** Reads one text, in Docker's and Podman's wording. What is none of the builder's own is `output`. */
export function readClassicPhrase(text: string): ClassicPhrase {
  const fromCache = cached.exec(text);
  if (fromCache) return { kind: 'cached', id: fromCache[1]?.slice(0, shortId) ?? null };
  const made = layer.exec(text)?.[1];
  if (made !== undefined) return { kind: 'layer', id: made };
  const runsIn = container.exec(text)?.[1];
  if (runsIn !== undefined) return { kind: 'container', id: runsIn };
  if (bookkeeping.test(text)) return { kind: 'bookkeeping' };
  if (commit.test(text)) return { kind: 'commit' };
  if (built.test(text)) return { kind: 'built' };
  const id = wholeId.exec(text)?.[1];
  if (id !== undefined) return { kind: 'image', id: `sha256:${id}` };
  const tag = tagged.exec(text)?.[1];
  return tag === undefined ? { kind: 'output' } : { kind: 'tagged', tag };
}
