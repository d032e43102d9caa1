import { useState } from 'react';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useInvalid } from '../form-state.tsx';

/** What a text means, or what is wrong with it. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

interface ReadFieldProps<T> {
  /** Unique in the form. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly placeholder?: string;
  /** Shows the label; it is for screen readers only otherwise. */
  readonly showLabel?: boolean;
  readonly lines?: boolean;
  readonly list?: string;
  readonly type?: 'text' | 'password';
  readonly value: T;
  readonly write: (value: T) => string;
  readonly read: (text: string) => Reading<T>;
  /** Something else that is wrong with the value. */
  readonly error?: string | null;
  readonly onChange: (value: T) => void;
}

/**
 * A value as text. What is typed stays as typed for as long as it means the value; a text that means none
 * keeps the last value, says why, and holds the build back.
 */
export function ReadField<T>(props: ReadFieldProps<T>) {
  const { name, value, read, write, onChange } = props;
  const [typed, setTyped] = useState(() => write(value));
  const reading = read(typed);
  const means = !reading.ok || JSON.stringify(reading.value) === JSON.stringify(value);
  const text = means ? typed : write(value);
  const error = means && !reading.ok ? reading.error : null;
  useInvalid(name, error !== null);
  const shared = {
    label: props.label,
    hideLabel: props.showLabel !== true,
    hint: props.hint,
    placeholder: props.placeholder,
    value: text,
    error: error ?? props.error,
    onValueChange: (next: string) => {
      setTyped(next);
      const after = read(next);
      if (after.ok) onChange(after.value);
    },
  };
  return props.lines === true ? (
    <TextArea {...shared} />
  ) : (
    <TextField mono {...shared} list={props.list} type={props.type ?? 'text'} />
  );
}

/** Words parted by spaces or commas. */
export const readWords = (text: string): Reading<string[]> => ({
  ok: true,
  value: text.split(/[\s,]+/).filter((word) => word !== ''),
});

/** Lines with something in them. */
export const readLines = (text: string): Reading<string[]> => ({
  ok: true,
  value: text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
});

/** Words of which each means something; the first that does not is the error. */
export function readEach<T>(
  text: string,
  readOne: (word: string) => T | null,
  error: (word: string) => string,
): Reading<T[]> {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const values = words.map(readOne);
  const wrong = words[values.indexOf(null)];
  if (wrong !== undefined) return { ok: false, error: error(wrong) };
  return { ok: true, value: values.filter((value) => value !== null) };
}

/** Any text but none. */
export const readSome =
  (error: string) =>
  (text: string): Reading<string> =>
    text.trim() === '' ? { ok: false, error } : { ok: true, value: text.trim() };
