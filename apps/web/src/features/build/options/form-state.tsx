import { createContext, useContext, useEffect } from 'react';

/** What fields tell the form about texts that are no value (yet). */
export interface FormState {
  /** Names of fields whose text cannot be taken. */
  readonly invalid: ReadonlySet<string>;
  setInvalid(field: string, invalid: boolean): void;
}

const FormStateContext = createContext<FormState>({
  invalid: new Set(),
  setInvalid: () => undefined,
});

export const FormStateProvider = FormStateContext.Provider;

export const useFormState = () => useContext(FormStateContext);

/** Holds the build back for as long as the field's text cannot be taken and is shown. */
export function useInvalid(field: string, invalid: boolean): void {
  const { setInvalid } = useFormState();
  useEffect(() => {
    if (!invalid) return undefined;
    setInvalid(field, true);
    return () => setInvalid(field, false);
  }, [field, invalid, setInvalid]);
}
