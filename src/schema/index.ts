/**
 * `withhold/schema`: the form guard's check for servers, inside of the schema that a team has already. See
 * {@link withoutPersonalData}.
 *
 * @module
 */
export type { Language } from '../guidance/message.ts';
export type { Policies, Policy } from '../guidance/policy.ts';
export type { Wording, WordingOverrides } from '../guidance/wording.ts';
export { type CheckOptions, valibotCheck, zodCheck } from './checks.ts';
export type { StandardIssue, StandardProps, StandardResult, StandardSchema } from './standard.ts';
export {
  type Circumstances,
  createTextCheck,
  type Judgement,
  type PersonalDataOptions,
  type TextCheck,
} from './text-check.ts';
export { type PersonalDataIssue, type PlaceIn, type WithoutPersonalDataOptions, withoutPersonalData } from './wrap.ts';
