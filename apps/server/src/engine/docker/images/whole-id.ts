/** An image's id with its algorithm, which Podman leaves out in some answers. */
export const wholeId = (id: string): string => (/^[0-9a-f]{64}$/.test(id) ? `sha256:${id}` : id);
