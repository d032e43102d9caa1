/** A name for a transfer that nobody else has. (`randomUUID` is not there on plain HTTP.) */
export function newTransferId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
