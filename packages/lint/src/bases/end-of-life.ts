import type { Reference } from '../file/bases.ts';

/** A release that gets no more security updates from a day on. */
export interface EndOfLife {
  /** As tags call it: `10`, `buster`, `3.17`. */
  readonly release: string;
  /** What it is called: `Debian 10`. */
  readonly name: string;
  /** The last day, `2024-06-30`. */
  readonly day: string;
  /** Whose word that is. */
  readonly source: string;
}

/** Releases of one system or language, by what tags call them. */
interface Product {
  readonly name: string;
  readonly source: string;
  /** `version day`, or `version/codename day`, in lines. */
  readonly releases: string;
}

/** Where security updates end: of Debian its long-term support, of Ubuntu the standard one. */
const DEBIAN: Product = {
  name: 'Debian',
  source: 'https://wiki.debian.org/LTS',
  releases: `7/wheezy 2018-05-31
    8/jessie 2020-06-30
    9/stretch 2022-06-30
    10/buster 2024-06-30
    11/bullseye 2026-08-31
    12/bookworm 2028-06-30`,
};

const UBUNTU: Product = {
  name: 'Ubuntu',
  source: 'https://ubuntu.com/about/release-cycle',
  releases: `12.04/precise 2017-04-28
    14.04/trusty 2019-04-25
    16.04/xenial 2021-04-30
    18.04/bionic 2023-05-31
    19.10/eoan 2020-07-17
    20.04/focal 2025-05-31
    20.10/groovy 2021-07-22
    21.04/hirsute 2022-01-20
    21.10/impish 2022-07-14
    22.04/jammy 2027-05-31
    22.10/kinetic 2023-07-20
    23.04/lunar 2024-01-25
    23.10/mantic 2024-07-11
    24.04/noble 2029-04-30
    24.10/oracular 2025-07-10
    25.04/plucky 2026-01-15`,
};

const ALPINE: Product = {
  name: 'Alpine Linux',
  source: 'https://alpinelinux.org/releases/',
  releases: `3.1 2016-11-01
    3.2 2017-05-01
    3.3 2017-11-01
    3.4 2018-05-01
    3.5 2018-11-01
    3.6 2019-05-01
    3.7 2019-11-01
    3.8 2020-05-01
    3.9 2020-11-01
    3.10 2021-05-01
    3.11 2021-11-01
    3.12 2022-05-01
    3.13 2022-11-01
    3.14 2023-05-01
    3.15 2023-11-01
    3.16 2024-05-23
    3.17 2024-11-22
    3.18 2025-05-09
    3.19 2025-11-01
    3.20 2026-04-01
    3.21 2026-11-01
    3.22 2027-05-01
    3.23 2027-11-01`,
};

/** Docker official images, and what their tags begin with. */
const PRODUCTS: Readonly<Record<string, Product>> = {
  debian: DEBIAN,
  ubuntu: UBUNTU,
  alpine: ALPINE,
  centos: {
    name: 'CentOS',
    source: 'https://www.centos.org/cl-vs-cs/',
    // The image was given up; `latest` is the last one, CentOS 8.
    releases: `5 2017-03-31
      6 2020-11-30
      7 2024-06-30
      8 2021-12-31
      latest 2021-12-31`,
  },
  fedora: {
    name: 'Fedora',
    source: 'https://docs.fedoraproject.org/en-US/releases/eol/',
    releases: `33 2021-11-30
      34 2022-06-07
      35 2022-12-13
      36 2023-05-16
      37 2023-12-05
      38 2024-05-21
      39 2024-11-26
      40 2025-05-13
      41 2025-12-15
      42 2026-05-13`,
  },
  node: {
    name: 'Node.js',
    source: 'https://github.com/nodejs/release#release-schedule',
    releases: `6 2019-04-30
      8 2019-12-31
      10 2021-04-30
      11 2019-06-01
      12 2022-04-30
      13 2020-06-01
      14 2023-04-30
      15 2021-06-01
      16 2023-09-11
      17 2022-06-01
      18 2025-04-30
      19 2023-06-01
      20 2026-04-30
      21 2024-06-01
      22 2027-04-30
      23 2025-06-01
      24 2028-04-30`,
  },
  python: {
    name: 'Python',
    source: 'https://devguide.python.org/versions/',
    releases: `2 2020-01-01
      2.7 2020-01-01
      3.4 2019-03-18
      3.5 2020-09-30
      3.6 2021-12-23
      3.7 2023-06-27
      3.8 2024-10-07
      3.9 2025-10-31
      3.10 2026-10-31
      3.11 2027-10-31`,
  },
  php: {
    name: 'PHP',
    source: 'https://www.php.net/supported-versions.php',
    releases: `5 2018-12-31
      5.4 2015-09-14
      5.5 2016-07-21
      5.6 2018-12-31
      7 2022-11-28
      7.0 2019-01-10
      7.1 2019-12-01
      7.2 2020-11-30
      7.3 2021-12-06
      7.4 2022-11-28
      8.0 2023-11-26
      8.1 2025-12-31
      8.2 2026-12-31
      8.3 2027-12-31`,
  },
  ruby: {
    name: 'Ruby',
    source: 'https://www.ruby-lang.org/en/downloads/branches/',
    releases: `2 2023-03-31
      2.4 2020-03-31
      2.5 2021-03-31
      2.6 2022-03-31
      2.7 2023-03-31
      3.0 2024-04-23
      3.1 2025-03-31
      3.2 2026-03-31
      3.3 2027-03-31`,
  },
};

const known = new Map<Product, ReadonlyMap<string, EndOfLife>>();

function releasesOf(product: Product): ReadonlyMap<string, EndOfLife> {
  const found = known.get(product);
  if (found !== undefined) return found;
  const releases = new Map<string, EndOfLife>();
  for (const line of product.releases.split('\n')) {
    const [names = '', day = ''] = line.trim().split(' ');
    const [version = '', codename] = names.split('/');
    const name = version === 'latest' ? product.name : `${product.name} ${version}`;
    const release = { release: version, name, day, source: product.source };
    releases.set(version, release);
    if (codename !== undefined) releases.set(codename, { ...release, release: codename });
  }
  known.set(product, releases);
  return releases;
}

/**
 * What a base image is made of and has an end, the earliest first: the image's own release, and the
 * system that the rest of its tag names (`18-buster`, `3.9-alpine3.17`). Empty for what is not known.
 */
export function endsOfLife(reference: Reference): readonly EndOfLife[] {
  const found = partsOf(reference).flatMap(({ end }) => end ?? []);
  return found.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** A part of a tag between dashes, and the release that it names. */
interface TagPart {
  readonly text: string;
  /** What stands before the release: `alpine` of `alpine3.17`. */
  readonly prefix: string;
  readonly product: Product | null;
  readonly end: EndOfLife | null;
}

function partsOf({ registry, repository, tag }: Reference): readonly TagPart[] {
  const isHub = registry === null || registry === 'docker.io';
  const name = repository.replace(/^library\//, '');
  if (!isHub || name.includes('/')) return [];
  const [first = 'latest', ...rest] = (tag ?? 'latest').split('-');
  const product = (Object.hasOwn(PRODUCTS, name) ? PRODUCTS[name] : undefined) ?? null;
  const end = product === null ? null : releaseOf(product, first);
  return [{ text: first, prefix: '', product, end }, ...rest.map(systemOf)];
}

/** A release with less time left than this is no place to move to; ms. */
const ENOUGH = 90 * 24 * 60 * 60 * 1000;

/**
 * The tag of the same image with what ended by `now` (ms since the epoch) replaced by the next release
 * that is maintained for a while; null where the data knows none. Of a version only as much is kept as
 * is sure to be there: not every patch was published for every system.
 */
export function maintainedTag(reference: Reference, now: number): string | null {
  const parts = partsOf(reference);
  // A dated tag is of one day: there is none of that day with another release.
  if (reference.tag === null || parts.some(({ text }) => /\d{6}/.test(text))) return null;
  const written: string[] = [];
  for (const [at, { text, prefix, product, end }] of parts.entries()) {
    const isOver = end !== null && Date.parse(end.day) < now;
    const next = isOver && product !== null ? nextRelease(product, end, now) : null;
    if (isOver && next === null) return null;
    const kept = at === 0 ? (end?.release ?? null) : text;
    if (kept === null) return null;
    written.push(next === null ? kept : prefix + next.release);
  }
  return written.join('-');
}

function nextRelease(product: Product, { release }: EndOfLife, now: number): EndOfLife | null {
  const releases = [...releasesOf(product).values()];
  const isNamed = /^[a-z]/.test(release);
  const later = releases.slice(releases.findIndex((one) => one.release === release) + 1);
  const found = later.find(
    (one) => /^[a-z]/.test(one.release) === isNamed && Date.parse(one.day) > now + ENOUGH,
  );
  return found ?? null;
}

/** `3.18.4` is of the release `3.18`, or else of `3`. */
function releaseOf(product: Product, version: string): EndOfLife | null {
  const releases = releasesOf(product);
  const parts = version.split('.');
  for (let count = parts.length; count > 0; count -= 1) {
    const release = releases.get(parts.slice(0, count).join('.'));
    // Python 3.20 would be no part of a Python 3, but Node.js 16.20 is of 16.
    if (release !== undefined && (count > 1 || count === parts.length || isMajor(releases))) {
      return release;
    }
  }
  return null;
}

/** Releases are told by their first number alone, as Node.js's and Debian's are. */
function isMajor(releases: ReadonlyMap<string, EndOfLife>): boolean {
  return [...releases.keys()].every((name) => !name.includes('.'));
}

function systemOf(text: string): TagPart {
  const alpine = /^alpine(3\.\d+)$/.exec(text)?.[1];
  if (alpine !== undefined) {
    return { text, prefix: 'alpine', product: ALPINE, end: releaseOf(ALPINE, alpine) };
  }
  const isName = /^[a-z]+$/.test(text);
  const product = isName ? [DEBIAN, UBUNTU].find((one) => releasesOf(one).has(text)) : undefined;
  const end = product === undefined ? null : (releasesOf(product).get(text) ?? null);
  return { text, prefix: '', product: product ?? null, end };
}
