/**
 * `withhold/form/auto`: guards the forms of a page without a line of code: `data-module="withhold-form"` on a form,
 * `data-withhold` on each field.
 *
 * @module
 */
import { initWhenReady } from './init.ts';

initWhenReady();
