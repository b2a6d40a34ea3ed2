/** Which design system a form is written in: its classes begin with this. `withhold` for plain HTML: hooks for a style sheet. */
export type Brand = 'govuk' | 'nhsuk' | 'withhold';

export function brandOf(form: Element): Brand {
  for (const brand of ['govuk', 'nhsuk'] as const) {
    const some = `[class^="${brand}-"], [class*=" ${brand}-"]`;
    if (form.matches(some) || form.querySelector(some)) return brand;
  }
  return 'withhold';
}

/** Text that only assistive technology reads. */
export function hiddenClass(brand: Brand): string {
  return brand === 'nhsuk' ? 'nhsuk-u-visually-hidden' : `${brand}-visually-hidden`;
}

/** An element with its attributes and what is in it. Strings become text, never markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}
