/** gRPC's length-prefixed messages: one byte for compression (always 0 here), four for the length. */
const headerBytes = 5;

/** One message with its prefix. */
export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(headerBytes + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, headerBytes);
  return framed;
}

/**
 * Cuts a byte stream into gRPC messages. Throws on a compressed message: no compression is offered,
 * so a peer that compresses does not speak the protocol.
 */
export function createDeframer(): (chunk: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const messages: Buffer[] = [];
    let offset = 0;
    while (rest.length - offset >= headerBytes) {
      const length = rest.readUInt32BE(offset + 1);
      const end = offset + headerBytes + length;
      if (end > rest.length) break;
      if (rest[offset] !== 0) throw new Error('gRPC message is compressed');
      messages.push(rest.subarray(offset + headerBytes, end));
      offset = end;
    }
    rest = rest.subarray(offset);
    return messages;
  };
}
