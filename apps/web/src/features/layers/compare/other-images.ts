const isId = (ref: string): boolean => ref.startsWith('sha256:');

/**
 * The images that one can be compared with: those with a name first, each in the order given.
 *
 * @param refs names and ids; one can come twice
 * @param image is left out
 * @param search part of a name or of an id, in any case; empty for all
 */
export function otherImages(
  refs: readonly string[],
  image: string,
  search: string,
): readonly string[] {
  const wanted = search.trim().toLowerCase();
  const others = [...new Set(refs)].filter(
    (ref) => ref !== image && ref.toLowerCase().includes(wanted),
  );
  return [...others.filter((ref) => !isId(ref)), ...others.filter(isId)];
}

/** A name as it is, an id by its first twelve digits. */
export function refLabel(ref: string): string {
  return ref.replace(/^sha256:(.{12}).*/, '$1');
}
