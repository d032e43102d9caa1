/** A file, and whether a build of it is refused for what Docker's checks find. */
export interface RefusedCase {
  readonly name: string;
  readonly text: string;
  readonly isRefused: boolean;
}

const refused: readonly [name: string, text: string][] = [
  [
    'an experimental check fails that is asked for',
    '# check=experimental=InvalidDefinitionDescription;error=true\n# which release\nARG VERSION=1\nFROM scratch\nWORKDIR /a\n',
  ],
  ['a check fails', '# check=error=true\nFROM scratch\nMAINTAINER jane\n'],
  [
    'a comment of hadolint’s is above it',
    '# check=error=true\nFROM scratch\n# hadolint ignore=DL4000\nMAINTAINER jane\n',
  ],
  [
    'another check is left out',
    '# check=skip=WorkdirRelativePath;error=true\nFROM scratch\nMAINTAINER jane\n',
  ],
  [
    'in a stage that the build does not need, before that is known',
    '# check=error=true\nFROM scratch AS Unused\nWORKDIR /a\nFROM scratch\nWORKDIR /a\n',
  ],
];

const built: readonly [name: string, text: string][] = [
  [
    'with an experimental check that the directive does not ask for',
    '# check=error=true\n# which release\nARG VERSION=1\nFROM scratch\nWORKDIR /a\n',
  ],
  ['without the directive', 'FROM scratch\nMAINTAINER jane\nWORKDIR /a\n'],
  ['with no failing check', '# check=error=true\nFROM scratch\nWORKDIR /a\n'],
  [
    'with the check left out',
    '# check=skip=MaintainerDeprecated;error=true\nFROM scratch\nMAINTAINER jane\nWORKDIR /a\n',
  ],
  ['with all left out', '# check=skip=all;error=true\nFROM scratch\nMAINTAINER jane\nWORKDIR /a\n'],
  [
    'in a stage that the build does not need',
    '# check=error=true\nFROM scratch AS unused\nWORKDIR a\nFROM scratch\nWORKDIR /a\n',
  ],
];

/** What `failedChecks` and BuildKit are both asked about. */
export const refusedCases: readonly RefusedCase[] = [
  ...refused.map(([name, text]) => ({ name, text, isRefused: true })),
  ...built.map(([name, text]) => ({ name, text, isRefused: false })),
];
