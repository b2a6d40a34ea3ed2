/**
 * `withhold/form/auto`: guards the forms of a page without a line of code: `data-module="withhold-form"` on a form,
 * `data-withhold` on each field.
 *
 * @module
 */
import { initAll } from './init.ts';

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => initAll());
else initAll();
