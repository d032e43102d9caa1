/** A file that lists dependencies, or a pattern of such files, by its path in the sources. */
export interface Manifest {
  /** With a final `/`; empty for the sources' own folder. */
  readonly folder: string;
  /** A file name; one that may be missing has a `*`. */
  readonly file: string;
}

/** A file by its folder, which is the installer's alone while it runs. */
export interface StandIn {
  readonly folder: string;
  readonly file: string;
}

/** What a command does with the sources of a project. */
export type Install =
  /** Installs what manifests list. */
  | {
      readonly kind: 'manifests';
      readonly manifests: readonly Manifest[];
      /** An empty file that has to stand in for the sources meanwhile. */
      readonly standIn?: StandIn;
    }
  /** Does not look at the sources. */
  | { readonly kind: 'independent' }
  /** Installs, and reads more than manifests. */
  | { readonly kind: 'sources' };

const INDEPENDENT: Install = { kind: 'independent' };
const SOURCES: Install = { kind: 'sources' };

/** Reads the words behind a command's name; null for what it can't tell. */
type Reader = (rest: readonly string[]) => Install | null;

function here(...files: readonly string[]): Extract<Install, { readonly kind: 'manifests' }> {
  return { kind: 'manifests', manifests: files.map((file) => ({ folder: '', file })) };
}

function isOption(word: string): boolean {
  return word.startsWith('-');
}

/** Words that are no options. */
function plainOf(words: readonly string[]): string[] {
  return words.filter((word) => !isOption(word));
}

/** `install` with nothing but options: what the manifests in the folder say. */
function installer(names: readonly string[], install: Install): Reader {
  return (rest) => {
    const [name, ...more] = plainOf(rest);
    return name !== undefined && names.includes(name) && more.length === 0 ? install : null;
  };
}

/** Options that lead to another folder or file. */
const ELSEWHERE = new Set([
  '--prefix',
  '-C',
  '--cwd',
  '--dir',
  '-f',
  '--file',
  '-p',
  '-b',
  '--gemfile',
]);

function onlyHere(read: Reader): Reader {
  return (rest) =>
    rest.some((word) => ELSEWHERE.has(word.replace(/=.*$/, ''))) ? null : read(rest);
}

/** https://docs.npmjs.com/cli/commands/npm-ci and npm-install */
const npm: Reader = (rest) => {
  const [name, ...more] = plainOf(rest);
  if (name === 'config' || (name === 'cache' && more[0] === 'clean')) return INDEPENDENT;
  const isInstall = ['ci', 'clean-install', 'install', 'i'].includes(name ?? '');
  const isGlobal = rest.includes('-g') || rest.includes('--global');
  if (isInstall && isGlobal)
    return more.every((word) => !/^[./~]/.test(word)) ? INDEPENDENT : SOURCES;
  return isInstall && more.length === 0 ? here('package*.json') : null;
};

/** https://pip.pypa.io/en/stable/cli/pip_install/ */
const pip: Reader = (rest) => {
  if (rest[0] !== 'install') return null;
  const manifests: Manifest[] = [];
  for (let at = 1; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (/^(?:-e|--editable)/.test(word) || /^\.{0,2}\/|^\.{1,2}$|^\.\[/.test(word)) return SOURCES;
    const listed = /^(?:--(?:requirement|constraint)=|-[rc])(.*)$/.exec(word)?.[1];
    const isName = /^--(?:requirement|constraint)$/.test(word);
    if (listed === undefined && !isName) continue;
    const path = listed !== undefined && listed !== '' ? listed : (rest[(at += 1)] ?? '');
    const manifest = manifestAt(path);
    if (manifest === null) return SOURCES;
    manifests.push(manifest);
  }
  return manifests.length === 0 ? INDEPENDENT : { kind: 'manifests', manifests };
};

/** A relative path of plain characters; null for one that leads elsewhere. */
function manifestAt(path: string): Manifest | null {
  const bare = path.replace(/^\.\//, '');
  if (!/^[A-Za-z0-9_][\w.-]*(?:\/[A-Za-z0-9_][\w.-]*)*$/.test(bare)) return null;
  const cut = bare.lastIndexOf('/') + 1;
  return { folder: bare.slice(0, cut), file: bare.slice(cut) };
}

/** https://maven.apache.org/plugins/maven-dependency-plugin/ */
const maven: Reader = (rest) => {
  const goals = plainOf(rest);
  const fits =
    goals.length > 0 &&
    goals.every((goal) => /^(?:[\w.]+:maven-)?dependency(?:-plugin)?:/.test(goal));
  return fits ? here('pom.xml') : null;
};

/** https://docs.gradle.org/current/userguide/command_line_interface.html */
const gradle: Reader = (rest) => {
  const tasks = plainOf(rest);
  const fits = tasks.length > 0 && tasks.every((task) => task === 'dependencies');
  return fits ? here('*.gradle*', 'gradle.properties*') : null;
};

/** https://learn.microsoft.com/dotnet/core/tools/dotnet-restore */
const dotnet: Reader = (rest) => {
  const [name, ...projects] = plainOf(rest);
  if (name !== 'restore') return null;
  const [project] = projects;
  if (project === undefined) return here('*.sln*', '*.*proj');
  const manifest = projects.length > 1 ? null : manifestAt(project);
  // A solution names projects in other folders.
  if (manifest === null || !manifest.file.endsWith('proj')) return SOURCES;
  return { kind: 'manifests', manifests: [manifest] };
};

/**
 * A package without a target is none: "no targets specified in the manifest". Cargo looks for src/lib.rs
 * (https://doc.rust-lang.org/cargo/guide/project-layout.html), which may be empty.
 */
const cargo: Reader = (rest) =>
  rest[0] === 'fetch' && rest.slice(1).every((word) => word === '--locked')
    ? { ...here('Cargo.toml', 'Cargo.lock*'), standIn: { folder: 'src', file: 'lib.rs' } }
    : null;

function wrapped(read: Reader, script: string, folder: string): Reader {
  return (rest) => {
    const install = read(rest);
    if (install?.kind !== 'manifests') return install;
    const own = [
      { folder: '', file: script },
      { folder, file: '' },
    ];
    return { kind: 'manifests', manifests: [...own, ...install.manifests] };
  };
}

const free: Reader = () => INDEPENDENT;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['npm', onlyHere(npm)],
  [
    'yarn',
    onlyHere((rest) =>
      plainOf(rest).length === 0
        ? here('package.json', 'yarn.lock*')
        : installer(['install'], here('package.json', 'yarn.lock*'))(rest),
    ),
  ],
  ['pnpm', onlyHere(installer(['install', 'i', 'fetch'], here('package.json', 'pnpm-*.yaml')))],
  ['pip', pip],
  ['pip3', pip],
  [
    'go',
    (rest) => (rest[0] === 'mod' && rest[1] === 'download' ? here('go.mod', 'go.sum*') : null),
  ],
  ['cargo', cargo],
  ['mvn', onlyHere(maven)],
  ['./mvnw', onlyHere(wrapped(maven, 'mvnw', '.mvn/'))],
  ['gradle', onlyHere(gradle)],
  ['./gradlew', onlyHere(wrapped(gradle, 'gradlew', 'gradle/'))],
  [
    'bundle',
    onlyHere((rest) =>
      rest[0] === 'config' ? INDEPENDENT : installer(['install'], here('Gemfile*'))(rest),
    ),
  ],
  ['composer', onlyHere(installer(['install', 'i'], here('composer.json', 'composer.lock*')))],
  ['dotnet', dotnet],
  ['apt-get', free],
  ['apt', free],
  ['apk', free],
  ['dnf', free],
  ['yum', free],
  ['microdnf', free],
  ['corepack', free],
]);

/** What a command (its words as they are written) installs; null where that can't be told. */
export function readInstall(words: readonly string[]): Install | null {
  const [name = '', ...rest] = words;
  if (words.some((word) => /["'`$\\]/.test(word))) return null;
  if (/^python[0-9.]*$/.test(name) && rest[0] === '-m' && /^pip$/.test(rest[1] ?? '')) {
    return pip(rest.slice(2));
  }
  return READERS.get(name)?.(rest) ?? null;
}
