/** Whether labels' values are what a team's schema says; as hadolint's rules DL3052 to DL3058 tell it. */

const URI_SIGNS = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** An absolute URI (RFC 3986): with a scheme, of the characters that one can have. */
export function isUrl(value: string): boolean {
  if (!SCHEME.test(value) || !URI_SIGNS.test(value)) return false;
  return value.indexOf('#') === value.lastIndexOf('#');
}

const TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** A date with time and zone (RFC 3339), on a day that there is. */
export function isTime(value: string): boolean {
  const [, year, month, day] = TIME.exec(value) ?? [];
  if (year === undefined) return false;
  const last = new Date(Date.UTC(2000, 0, 1));
  last.setUTCFullYear(Number(year), Number(month), 0);
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return isMonth && Number(day) >= 1 && Number(day) <= last.getUTCDate();
}

/** A Git commit: 7 or 40 hexadecimal digits in lower case. */
export function isHash(value: string): boolean {
  return /^(?:[0-9a-f]{7}|[0-9a-f]{40})$/.test(value);
}

const VERSION =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-([0-9a-z.-]+))?(?:\+([0-9a-z.-]+))?$/i;

/** A version as https://semver.org has it. */
export function isVersion(value: string): boolean {
  const found = VERSION.exec(value);
  if (found === null) return false;
  const parts = (text: string | undefined): string[] => text?.split('.') ?? [];
  const isPlain = (part: string): boolean => part !== '' && !/^0\d+$/.test(part);
  return parts(found[1]).every(isPlain) && parts(found[2]).every((part) => part !== '');
}

const ATOMS = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const QUOTED = /^"(?:[^"\\\r\n]|\\[^\r\n])*"$/;
const ADDRESS_LITERAL = /^\[[^[\]\\\s]*\]$/;

/** An address (RFC 5322, addr-spec) without a name or comments. */
export function isEmail(value: string): boolean {
  const at = value.lastIndexOf('@');
  const [local, domain] = [value.slice(0, Math.max(at, 0)), value.slice(at + 1)];
  if (at < 0 || local.length > 64) return false;
  return (
    (ATOMS.test(local) || QUOTED.test(local)) &&
    (ATOMS.test(domain) || ADDRESS_LITERAL.test(domain))
  );
}
