import type {
  DockerfileModel,
  IgnoreRules,
  Instruction,
  Resolver,
  Stage,
  StageGraph,
  Text,
} from '@stagecraft/dockerfile';
import type { Policy } from '../policy/types.ts';
import type { ManagerName } from '../shell/packages/types.ts';
import type { ShellCommand, ShellScript } from '../shell/types.ts';

/** Packages that a build of an instruction installed. */
export interface Installed {
  /** Where that was seen: “build #12”. */
  readonly source: Text;
  readonly versions: Readonly<Partial<Record<ManagerName, Readonly<Record<string, string>>>>>;
}

/** What the host knows beside the text; null is: not known, and a rule that needs it stays silent. */
export interface LintFacts {
  /** The rules of the file's `.dockerignore`; `none` where there is no such file. */
  readonly ignore: IgnoreRules | 'none' | null;
  /** `os/arch[/variant]` that each image is for, by reference as written. */
  readonly imagePlatforms: Readonly<Record<string, readonly string[]>> | null;
  /** The users that base images name, by reference; '' is root. */
  readonly imageUsers: Readonly<Record<string, string>> | null;
  /** `repository@sha256:…` that the engine knows each image by, by reference; null while that is not known. */
  readonly imageDigests: Readonly<Record<string, string>> | null;
  /** What was installed when an instruction was last built, by its id; null while that is not known. */
  readonly installed: Readonly<Record<string, Installed>> | null;
  /** Today, in ms since the epoch; null leaves out what depends on it. */
  readonly now: number | null;
}

/** What {@link LintFile} is made from. */
export interface LintInput {
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
  readonly resolver: Resolver;
  readonly policy: Policy;
  readonly facts: LintFacts;
  /** Null while no shell parser is loaded: rules about shell commands find nothing then. */
  readonly readScript: ScriptReader | null;
}

/** Gives the script of an instruction or trigger that a POSIX shell reads; null for all others. */
export type ScriptReader = (model: DockerfileModel, instruction: Instruction) => ShellScript | null;

/** A stage with its instructions; in a file without FROM there is one with index -1. */
export interface LintStage {
  /** Place among the stages, from 0; -1 for what stands before the first FROM. */
  readonly index: number;
  readonly stage: Stage | null;
  readonly from: Instruction | null;
  /** Its instructions after FROM, ONBUILDs as such. */
  readonly instructions: readonly Instruction[];
}

/** Who reads an instruction's shell form. */
export interface LintShell {
  readonly kind: 'posix' | 'powershell' | 'cmd' | 'other';
  /** The program without folder and `.exe`: `sh`, `bash`, `pwsh`. */
  readonly program: string;
  /** What SHELL gives it besides (`-o`, `pipefail`, `-c`). */
  readonly args: readonly string[];
  /** The program is known: SHELL or a pragma says it. Otherwise it is what images usually have. */
  readonly isDeclared: boolean;
}

/** A command of a script, with both. */
export interface FoundCommand {
  readonly script: ShellScript;
  readonly command: ShellCommand;
}

/** What rules look at: one Dockerfile, with answers that are worked out once, when first asked for. */
export interface LintFile extends LintInput {
  /** All stages in the order of the text; one with index -1 comes first where something stands before FROM. */
  readonly stages: readonly LintStage[];
  /** Every instruction, and in place of an ONBUILD its trigger: for rules that apply in both. */
  readonly acting: readonly Instruction[];
  /** The script of a RUN, CMD, ENTRYPOINT or HEALTHCHECK that a POSIX shell reads; null for others. */
  scriptOf(instruction: Instruction): ShellScript | null;
  /** The scripts of all RUNs, those in ONBUILD too. */
  readonly scripts: readonly ShellScript[];
  /** All commands of {@link scripts}. */
  readonly commands: readonly FoundCommand[];
  shellOf(instruction: Instruction): LintShell;
  /** The stage that an instruction stands in. */
  stageOf(instruction: Instruction): LintStage;
  /** A stage and the stages it is built from, itself first; ends at an image. No cycle. */
  lineage(stage: LintStage): readonly LintStage[];
}
