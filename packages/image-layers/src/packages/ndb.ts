/** `Slot`, `RpmP` and `BlbS`, read as little-endian numbers. */
const databaseMagic = 0x506d7052;
const slotMagic = 0x746f6c53;
const blobMagic = 0x53626c42;
const pageBytes = 4096;
const slotBytes = 16;
const blockBytes = 16;

/**
 * Headers in rpm's own database format, ndb (`Packages.db`, as SUSE has it; rpm's `lib/backend/ndb/rpmpkg.c`):
 * pages of slots, each of which names the block where a package's header lies.
 * @returns null where the bytes are no such database
 */
export function readNdbHeaders(bytes: Uint8Array): readonly Uint8Array[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < pageBytes || view.getUint32(0, true) !== databaseMagic) return null;
  const end = Math.min(view.getUint32(12, true) * pageBytes, bytes.length);
  const headers: Uint8Array[] = [];
  // The database's own head takes the place of the first two slots.
  for (let slot = 2 * slotBytes; slot + slotBytes <= end; slot += slotBytes) {
    if (view.getUint32(slot, true) !== slotMagic) return null;
    const blob = view.getUint32(slot + 8, true) * blockBytes;
    if (blob === 0 || blob + 16 > bytes.length) continue;
    if (view.getUint32(blob, true) !== blobMagic) continue;
    headers.push(bytes.subarray(blob + 16, blob + 16 + view.getUint32(blob + 12, true)));
  }
  return headers;
}
