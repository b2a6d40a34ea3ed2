/**
 * `withhold/form`: asks a person, before a form is sent, to take personal data out of it. See {@link createFormGuard}.
 *
 * @module
 */
export type { Language } from '../guidance/message.ts';
export type { Policies, Policy } from '../guidance/policy.ts';
export type { Wording, WordingOverrides } from '../guidance/wording.ts';
export type { FailedDetail, FormGuardEvents, FoundDetail } from './events.ts';
export { createFormGuard, type FormGuard } from './guard.ts';
export { initAll } from './init.ts';
export type { FormGuardOptions } from './options.ts';
