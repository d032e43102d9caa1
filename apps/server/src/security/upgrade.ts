import type { IncomingMessage } from 'node:http';
import type { ProblemCode } from '@stagecraft/contracts';
import { identify, originAllowed, type GateOptions } from './gate.ts';

/**
 * Why a request to switch to a WebSocket is refused; null when it may. Browsers let any page ask, with
 * the cookie of the user and without a preflight, so a browser must come from our own page.
 */
export function refuseUpgrade(request: IncomingMessage, gate: GateOptions): ProblemCode | null {
  const { host, origin } = request.headers;
  if (!gate.hosts.has((host ?? '').toLowerCase())) return 'forbidden_host';
  const caller = identify(request.headers, gate);
  if (caller === null) return 'unauthorized';
  // A page cannot leave its Origin out; a tool with the token may.
  const isOurs = originAllowed(origin, gate.hosts);
  return isOurs || (caller === 'bearer' && origin === undefined) ? null : 'forbidden_origin';
}
