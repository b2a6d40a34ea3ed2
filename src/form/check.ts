import type { Finding } from '../engine/finding.ts';
import { wordingFor } from '../guidance/message.ts';
import { isDismissable, policyOf, toLabel } from '../guidance/policy.ts';
import type { Wording } from '../guidance/wording.ts';
import { createDetector, replaceSpans } from '../index.ts';
import { Answers } from './answers.ts';
import { type Brand, brandOf } from './brand.ts';
import { Changes } from './changes.ts';
import { type Control, findControls, focusOn, giveId, setText } from './control.ts';
import { tell, tellFailure } from './events.ts';
import { showMessage } from './message.ts';
import { reportNatively } from './native.ts';
import { type FormGuardOptions, isOn, languageOf, overridesOf, policiesFor } from './options.ts';
import type { Problem, Weighed } from './problem.ts';
import { focusSummary, showSummary } from './summary.ts';

/** One form: what is in its fields, what the page shows of it, what the person answered. */
export class FormCheck {
  readonly brand: Brand;
  readonly #form: HTMLFormElement;
  readonly #options: FormGuardOptions;
  readonly #detector: { detect(text: string): Finding[] };
  readonly #replacement: (finding: Finding) => string;
  readonly #answers = new Answers();
  readonly #changes = new Changes();
  #shown: readonly Problem[] = [];

  /** @throws TypeError where an attribute or option names a policy that does not exist. */
  constructor(form: HTMLFormElement, options: FormGuardOptions) {
    this.#form = form;
    this.#options = options;
    this.#detector = options.detector ?? createDetector();
    this.#replacement = options.replacement ?? toLabel;
    this.brand = brandOf(form);
    for (const control of findControls(form)) policiesFor(control, form, options);
  }

  wording(): Wording {
    return wordingFor(languageOf(this.#form, this.#options), overridesOf(this.#form, this.#options));
  }

  /** What is in a field, without what is off or was dismissed. */
  weigh(control: Control): Weighed[] {
    const policies = policiesFor(control, this.#form, this.#options);
    return this.#detector.detect(control.value).flatMap(finding => {
      const policy = policyOf(finding, policies);
      return policy === 'off' || this.#answers.isDismissed(control, finding) ? [] : { finding, policy };
    });
  }

  /** Whether the form may be sent. If so, what is to be replaced is; if not, the page says why. */
  mayBeSent(): boolean {
    const limit = this.#options.maxLength ?? 1_000_000;
    const controls = findControls(this.#form);
    const readable = controls.filter(({ value }) => value.length <= limit);
    if (readable.length < controls.length) tellFailure(this.#form, 'too-long');

    const fields = readable.map(control => ({ control, found: this.weigh(control) }));
    const open = fields.filter(({ control, found }) =>
      found.some(weighed => !this.#answers.isAnswered(control, weighed)),
    );
    if (open.length > 0) {
      this.#show(open, true);
      this.#answers.asked(open);
    } else {
      for (const field of fields) this.#redact(field);
      this.hide();
      this.#passOn(readable);
    }
    const found = (open.length > 0 ? open : fields).flatMap(field => field.found);
    tell(this.#form, open.length > 0 ? 'found' : found.length > 0 ? 'accepted' : 'clean', found);
    return open.length === 0;
  }

  /** What is on the page, once more: something was answered, or the page came back. */
  refresh(): void {
    const again = this.#shown.map(({ control }) => ({ control, found: this.weigh(control) }));
    this.#show(
      again.filter(({ found }) => found.length > 0),
      false,
    );
  }

  hide(): void {
    this.#shown = [];
    this.#changes.undo();
  }

  forget(): void {
    this.#answers.forget();
  }

  #show(problems: readonly Problem[], focus: boolean): void {
    this.hide();
    if (problems.length === 0) return;
    this.#shown = problems;
    const setting = {
      form: this.#form,
      brand: this.brand,
      language: languageOf(this.#form, this.#options),
      wording: this.wording(),
      replacement: this.#replacement,
      locate: (control: Control) => this.weigh(control)[0]?.finding,
      changes: this.#changes,
    };
    if (isOn(this.#form, 'native', this.#options)) {
      reportNatively(problems, setting);
      return;
    }
    for (const problem of problems) {
      giveId(problem.control);
      showMessage(problem, setting, {
        dismiss: () => this.#answer(problem, () => this.#dismiss(problem)),
        replace: () => this.#answer(problem, () => this.#redact({ ...problem, found: this.weigh(problem.control) })),
      });
    }
    const summary = showSummary(problems, setting);
    if (focus) focusSummary(summary);
  }

  #answer({ control }: Problem, act: () => void): void {
    act();
    this.refresh();
    focusOn(control);
  }

  #dismiss({ control }: Problem): void {
    for (const { finding } of this.weigh(control)) {
      if (isDismissable(finding)) this.#answers.dismiss(control, finding);
    }
  }

  #redact({ control, found }: Problem): void {
    const redacted = found.filter(({ policy }) => policy === 'redact').map(({ finding }) => finding);
    if (redacted.length > 0) setText(control, replaceSpans(control.value, redacted, this.#replacement));
  }

  /** Whatever is still in there is meant to be: a server that asks the same question learns the answer from a hidden field. */
  #passOn(controls: readonly Control[]): void {
    const input = this.#form.querySelector<HTMLInputElement>('input[data-withhold-confirmed]');
    if (!input) return;
    const types = controls.flatMap(({ value }) => this.#detector.detect(value).map(({ type }) => type));
    input.value = [...new Set(types)].join(' ');
  }
}
