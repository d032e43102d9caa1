import protobuf from 'protobufjs';
import { unary, type Method } from '../session/call.ts';
import type { Credentials } from './credentials.ts';

/** `moby.filesync.v1.Auth/Credentials`, from its field numbers. */
const root = protobuf.parse(`
syntax = "proto3";
package stagecraft.auth;
message CredentialsRequest { string host = 1; }
message CredentialsResponse { string username = 1; string secret = 2; }
`).root;
const request = root.lookupType('stagecraft.auth.CredentialsRequest');
const response = root.lookupType('stagecraft.auth.CredentialsResponse');

/**
 * The session method by which the engine asks for the credentials of one registry host. The newer
 * methods of this service (tokens made on our side) are not offered; the engine then falls back to
 * this one.
 */
export function authMethods(
  lookUp: (host: string) => Promise<Credentials>,
): ReadonlyMap<string, Method> {
  const credentials = unary(async (message) => {
    const plain: unknown = request.toObject(request.decode(message), { defaults: true });
    const { host } = plain as { readonly host: string };
    const { username, secret } = await lookUp(host);
    return response.encode(response.create({ username, secret })).finish();
  });
  return new Map([['/moby.filesync.v1.Auth/Credentials', credentials]]);
}
