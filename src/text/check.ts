/** @throws TypeError where `text` is no string: callers without types pass anything. */
export function checkText(text: unknown): string {
  if (typeof text !== 'string')
    throw new TypeError(`text must be a string, but is ${text === null ? text : typeof text}`);
  return text;
}

/** Whether it has named fields: no list, no text, not null. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
