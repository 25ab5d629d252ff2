/** Tells password managers whose password is asked for, on a page that does not ask who. */
export const Username = ({ value }: { value: string }) => (
  <input type="text" autoComplete="username" defaultValue={value} readOnly hidden />
);
