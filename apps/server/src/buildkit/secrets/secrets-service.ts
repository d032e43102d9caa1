import protobuf from 'protobufjs';
import { grpcStatus, StatusError, unary, type Method } from '../session/call.ts';

/** `moby.buildkit.secrets.v1.Secrets/GetSecret`, from its field numbers. */
const root = protobuf.parse(`
syntax = "proto3";
package stagecraft.secrets;
message GetSecretRequest { string id = 1; }
message GetSecretResponse { bytes data = 1; }
`).root;
const request = root.lookupType('stagecraft.secrets.GetSecretRequest');
const response = root.lookupType('stagecraft.secrets.GetSecretResponse');

/** Id → what gives the value when the engine asks; null when it is gone by then. */
export type Secrets = ReadonlyMap<string, () => Promise<Uint8Array | null>>;

/**
 * The session method by which the engine takes the secrets of `RUN --mount=type=secret`, and those only
 * that the build was given. They are in no answer but this one.
 */
export function secretMethods(secrets: Secrets): ReadonlyMap<string, Method> {
  const getSecret = unary(async (message) => {
    const plain: unknown = request.toObject(request.decode(message), { defaults: true });
    const { id } = plain as { readonly id: string };
    const data = (await secrets.get(id)?.()) ?? null;
    if (data === null) throw new StatusError(grpcStatus.notFound, `secret ${id} not found`);
    return response.encode(response.create({ data })).finish();
  });
  return new Map([['/moby.buildkit.secrets.v1.Secrets/GetSecret', getSecret]]);
}
