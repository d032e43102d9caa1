const commands: Readonly<Record<string, string>> = {
  parse: `stagecraft parse FILE… [--format text|json] [--target STAGE] [--build-arg NAME=VALUE] [--platform OS/ARCH]
  Reads Dockerfiles as BuildKit does: their instructions, and what a build would refuse.`,
  graph: `stagecraft graph FILE… [--format text|json|dot|mermaid|svg] [--target STAGE] [--build-arg NAME=VALUE] [--platform OS/ARCH]
  The stages, and what each takes from another stage or image.`,
  format: `stagecraft format FILE… [--check] [--keyword-case upper|lower|keep] [--indent N] [--sort-packages]
  Rewrites the files in one style without changing what they mean; "-" reads standard input and prints.
  --check writes nothing and names the files that would change.`,
  context: `stagecraft context DIR [-f DOCKERFILE] [--format text|json] [--all]
  What a build would send of a folder, what it would not, and which line of which ignore file decides.
  --all also lists every file.`,
};

const common = `Options for all:
  --language en|zh-CN   language of the messages; by default the environment's
  -h, --help

FILE may be "-" for standard input. With several files, JSON is one object a line.
Exit codes: 0 all is well, 1 something was found, 2 the command or a file could not be read.
`;

/** The help of one command, or of all (`null`). */
export function usage(command: string | null): string {
  const known = command === null ? undefined : commands[command];
  const texts = known === undefined ? Object.values(commands) : [known];
  return `Usage:\n\n${texts.join('\n\n')}\n\n${common}`;
}
