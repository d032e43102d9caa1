import { CommandFields } from './command-fields.tsx';
import { Fields } from './fields/section.tsx';
import { ProcessNote } from './process-note.tsx';

/** CMD and ENTRYPOINT: the command, and what they mean together. */
export function CommandForm() {
  return (
    <Fields>
      <CommandFields />
      <ProcessNote />
    </Fields>
  );
}
