import { defaultBuildOptions, dockerBuildCommand, shellQuote } from '@stagecraft/contracts';

/** The roads that can be taken from a container and a workspace, in the order in which they are. */
export const madeRoads = ['commit', 'import', 'dockerfile', 'stages'] as const;
export type MadeRoad = (typeof madeRoads)[number];

export interface MakePlan {
  /** Empty for none. */
  readonly container: string;
  /** Repository of the images; each gets its road as tag. */
  readonly name: string;
  /** Path in the open workspace; null for none. */
  readonly dockerfile: string | null;
  /** The same for the one of several stages. */
  readonly stages: string | null;
}

/** One image to be made. */
export interface Making {
  readonly road: MadeRoad;
  readonly image: string;
  /** What does the same in a terminal. */
  readonly command: string;
  /** Path in the open workspace, of what is built. */
  readonly dockerfile: string | null;
}

/** How the build of a road is started. */
export const buildOptionsOf = (dockerfile: string, image: string) => ({
  ...defaultBuildOptions(dockerfile),
  tags: [image],
});

const line = (...words: readonly string[]): string => words.map(shellQuote).join(' ');

/** The images that a plan makes. */
export function makingsOf({ container, name, dockerfile, stages }: MakePlan): readonly Making[] {
  const imageOf = (road: MadeRoad): string => `${name.trim()}:${road}`;
  const taken = (road: 'commit' | 'import', command: string): Making[] =>
    container === '' ? [] : [{ road, image: imageOf(road), command, dockerfile: null }];
  const built = (road: 'dockerfile' | 'stages', path: string | null): Making[] => {
    if (path === null) return [];
    const image = imageOf(road);
    const command = dockerBuildCommand(buildOptionsOf(path, image));
    return [{ road, image, command, dockerfile: path }];
  };
  return [
    ...taken('commit', line('docker', 'commit', container, imageOf('commit'))),
    ...taken(
      'import',
      `${line('docker', 'export', container)} | ${line('docker', 'import', '-', imageOf('import'))}`,
    ),
    ...built('dockerfile', dockerfile),
    ...built('stages', stages),
  ];
}
