import type { ProblemCode } from '@stagecraft/contracts';
import type { EngineFailure } from '../../engine/engine.ts';
import type { Failure } from '../../problems/result.ts';

/**
 * What engines and registries say when a pull or push fails. Only their texts tell these apart; the
 * first that fits counts, as a proxy that is not found is told with the words for a host, too.
 */
const words: readonly (readonly [RegExp, ProblemCode])[] = [
  [/no space left on device|disk quota exceeded/i, 'engine_disk_full'],
  [/proxyconnect|proxy authentication required/i, 'registry_proxy_failed'],
  [/toomanyrequests|429 too many requests|rate limit/i, 'registry_rate_limited'],
  [
    /no matching manifest|does not match the specified platform|does not provide the specified platform|no image found in (?:image index|manifest list)/i,
    'platform_not_found',
  ],
  [
    /server gave HTTP response to HTTPS client|first record does not look like a TLS handshake/i,
    'registry_plain_http',
  ],
  [/x509:|\btls: /i, 'registry_untrusted'],
  [/no such host|server misbehaving|name resolution/i, 'registry_unknown_host'],
  [/no basic auth credentials|authentication required|unauthorized/i, 'registry_no_credentials'],
  [/denied|insufficient_scope|403 forbidden/i, 'registry_denied'],
  [
    /no such image|image does not exist locally|tag does not exist|image not known/i,
    'image_not_found',
  ],
  [
    /manifest unknown|name unknown|manifest for .* not found|\bnot found\b/i,
    'repository_not_found',
  ],
  [/invalid reference format|invalid tag/i, 'reference_invalid'],
  [
    /connection refused|connection reset|i\/o timeout|timeout|deadline exceeded|unreachable|no route to host|\bEOF\b/i,
    'registry_unreachable',
  ],
];

/** The engine's own setting, which only who runs the engine can change. */
function plainHttpNext(host: string): NonNullable<Failure['next']> {
  const line = `"insecure-registries": ["${host}"]`;
  return {
    en: `It is the engine that refuses, and only its own setting changes that: ${line} in daemon.json (/etc/docker/daemon.json), then restart the engine.`,
    'zh-CN': `这是引擎的拒绝，只有更改引擎自身的设置才能解决：在 daemon.json（/etc/docker/daemon.json）中加入 ${line}，然后重启引擎。`,
  };
}

/**
 * Puts the failure of a pull or push into one of the names that people get an explanation of.
 *
 * @param host registry, as the image's name tells it
 * @param hadLogin whether credentials went with the request
 */
export function transferFailure(
  { kind, detail }: EngineFailure,
  host: string,
  hadLogin: boolean,
): Failure {
  if (kind === 'unreachable' || kind === 'permission')
    return { code: 'engine_unavailable', detail };
  const found = words.find(([text]) => text.test(detail))?.[1];
  if (found === 'registry_no_credentials' && hadLogin) return { code: 'registry_denied', detail };
  if (found === 'registry_plain_http') return { code: found, detail, next: plainHttpNext(host) };
  return { code: found ?? 'engine_refused', detail };
}
