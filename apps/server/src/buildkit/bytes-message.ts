import protobuf from 'protobufjs';

/** `BytesMessage`, in which BuildKit's streams carry plain bytes (tar outputs, SSH agents). */
const type = protobuf
  .parse('syntax = "proto3"; message BytesMessage { bytes data = 1; }')
  .root.lookupType('BytesMessage');

export function encodeBytes(data: Uint8Array): Uint8Array {
  return type.encode({ data }).finish();
}

/** Throws on bytes that are not protobuf. */
export function decodeBytes(message: Uint8Array): Uint8Array {
  const plain: unknown = type.toObject(type.decode(message), { defaults: true, bytes: Buffer });
  // protobufjs builds the object from the schema above.
  return (plain as { readonly data: Buffer }).data;
}
