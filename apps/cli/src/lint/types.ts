import type { Notice } from '@stagecraft/lint';
import type { DockerfileModel } from '@stagecraft/dockerfile';

/** What was found in one file. */
export interface LintedFile {
  /** As named on the command line, or found in a folder. */
  readonly name: string;
  readonly model: Pick<DockerfileModel, 'text' | 'lineStarts'>;
  readonly notices: readonly Notice[];
}

/** One finding as JSON gives it: lines and columns (UTF-16 units) from 1, the end exclusive. */
export interface LintEntry {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The rule's id, or the code of what BuildKit says. */
  readonly rule: string;
  /** Its names in hadolint and among Docker's checks. */
  readonly aliases: readonly string[];
  readonly severity: Notice['severity'];
  readonly message: string;
  readonly fixable: boolean;
}
