import { findControls, labelOf } from './control.ts';
import { createFormGuard, type FormGuard } from './guard.ts';
import type { FormGuardOptions } from './options.ts';

/**
 * Guards every form with `data-module="withhold-form"`. What is wrong with a form's markup is told on the console, for the
 * person who builds the page, and keeps no other form from being guarded.
 *
 * @param scope - Where to look. Default: the whole page.
 */
export function initAll(options: FormGuardOptions = {}, scope: ParentNode = document): FormGuard[] {
  return [...scope.querySelectorAll<HTMLFormElement>('[data-module~="withhold-form"]')].flatMap(form => {
    try {
      const guard = createFormGuard(form, options);
      const controls = findControls(form);
      if (controls.length === 0)
        warn('no field of this form has the attribute data-withhold, so nothing is checked', form);
      for (const control of controls) {
        if (!labelOf(control)) warn('this field has no label; messages will say "Your answer"', control);
      }
      return [guard];
    } catch (error) {
      warn(error instanceof TypeError ? error.message : 'this form could not be guarded', form);
      return [];
    }
  });
}

/** {@link initAll}, once the page has its forms. Nothing on a server, where applications import the same files. */
export function initWhenReady(): void {
  if (typeof document === 'undefined') return;
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => initAll());
  else initAll();
}

/** The start tag in short, not the element: a console shows what is in it. */
function warn(what: string, element: Element): void {
  const name = element.getAttribute('name') ?? element.getAttribute('id');
  console.error(`withhold: ${what}: <${element.localName}${name ? ` name="${name}"` : ''}>`);
}
