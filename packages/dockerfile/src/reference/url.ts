/** A section of Docker's Dockerfile reference. */
export function sectionUrl(section: string): string {
  return `https://docs.docker.com/reference/dockerfile/#${section}`;
}
