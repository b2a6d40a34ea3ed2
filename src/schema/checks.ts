import { createTextCheck, type PersonalDataOptions } from './text-check.ts';

/** For one text inside of a schema. A check cannot replace text: the policy `redact` asks like `warn` there. */
export interface CheckOptions extends PersonalDataOptions {
  /** Of the field, for the message. */
  readonly label?: string;
}

/** What zod 4 gives to a function in `.check()`, as far as it is used here. */
interface ZodPayload {
  readonly value: unknown;
  readonly issues: {
    push(issue: { code: 'custom'; message: string; params: Record<string, unknown>; input: unknown }): unknown;
  };
}

/**
 * For zod 4: `z.string().check(zodCheck({ label: 'Comments' }))`. The issue has the findings in `params`; zod adds the path.
 *
 * @throws TypeError that names the option that is wrong
 */
export function zodCheck(options: CheckOptions = {}): (payload: ZodPayload) => void {
  const check = createTextCheck(options);
  return payload => {
    if (typeof payload.value !== 'string') return;
    const { message, findings } = check(payload.value, { label: options.label, isReplaceable: false });
    if (message !== undefined) {
      // zod leaves `input` out of what it reports, unless told to report it: then it must not be the text.
      payload.issues.push({ code: 'custom', message, params: { findings }, input: undefined });
    }
  };
}

/** What valibot 1 gives to the function in `rawCheck()`, as far as it is used here. */
interface ValibotContext {
  readonly dataset:
    | { readonly typed: true; readonly value: string }
    | { readonly typed: false; readonly value: unknown };
  addIssue(info: { message: string; input: unknown; received: string; expected: string }): void;
}

/**
 * For valibot 1: `v.pipe(v.string(), v.rawCheck(valibotCheck({ label: 'Comments' })))`. The issue's own `input` is left out;
 * valibot itself puts the values it went through into an issue's `path`: log `v.flatten(issues)`, not the issues.
 *
 * @throws TypeError that names the option that is wrong
 */
export function valibotCheck(options: CheckOptions = {}): (context: ValibotContext) => void {
  const check = createTextCheck(options);
  return ({ dataset, addIssue }) => {
    if (!dataset.typed || typeof dataset.value !== 'string') return;
    const { message } = check(dataset.value, { label: options.label, isReplaceable: false });
    // Whatever is not set here valibot fills with the text.
    if (message !== undefined) addIssue({ message, input: undefined, received: 'personal data', expected: 'none' });
  };
}
