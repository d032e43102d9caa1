import type { Ref } from 'react';
import { TextField, type TextFieldProps } from '../../../../ui/text-field.tsx';
import type { Applied } from '../submit.ts';
import { Offers } from './offers.tsx';
import { useDraft } from './use-draft.ts';

interface TextRowProps extends Pick<
  TextFieldProps,
  'label' | 'hideLabel' | 'hint' | 'placeholder' | 'className' | 'list'
> {
  readonly value: string;
  readonly onApply: (value: string) => Promise<Applied>;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A line of text that is applied by Enter or by leaving it. */
export function TextRow({ value, onApply, className, inputRef, ...rest }: TextRowProps) {
  const draft = useDraft(value, onApply);
  return (
    <div className={className}>
      <TextField
        {...rest}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        mono
        value={draft.text}
        onValueChange={draft.type}
        error={draft.problem}
        onBlur={draft.commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) draft.commit();
          else draft.onKeyDown(event);
        }}
      />
      <Offers {...draft} />
    </div>
  );
}
