/** What a person typed in a field of a form, trimmed; empty where the form has no such field. */
export function fieldOf(form: EventTarget | null, name: string): string {
  if (!(form instanceof HTMLFormElement)) return '';
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}
