import { make } from './brand.ts';
import type { Changes } from './changes.ts';
import type { Weighed } from './problem.ts';

/** What decides where a character stands. Copied, so that the layer breaks lines where the textarea does. */
const copied = [
  'font',
  'letterSpacing',
  'wordSpacing',
  'lineHeight',
  'textAlign',
  'textIndent',
  'textTransform',
  'tabSize',
  'direction',
  'padding',
  'borderWidth',
  'boxSizing',
] as const;

/**
 * A layer behind a textarea with the same text, transparent, in which `<mark>`s stand where something was found. Styles are
 * set on the element, not written into markup: a strict Content-Security-Policy allows the first only.
 */
export class Highlight {
  readonly #textarea: HTMLTextAreaElement;
  readonly #layer: HTMLElement = make('div', 'withhold-highlight');

  constructor(textarea: HTMLTextAreaElement, changes: Changes) {
    this.#textarea = textarea;
    this.#layer.setAttribute('aria-hidden', 'true');
    Object.assign(this.#layer.style, {
      position: 'absolute',
      overflow: 'hidden',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'break-word',
      color: 'transparent',
      borderStyle: 'solid',
      borderColor: 'transparent',
      pointerEvents: 'none',
      zIndex: '-1',
    });
    const parent = textarea.parentElement ?? document.body;
    changes.style(parent, 'isolation', 'isolate');
    if (getComputedStyle(parent).position === 'static') changes.style(parent, 'position', 'relative');
    changes.style(textarea, 'backgroundColor', 'transparent');
    changes.insert(this.#layer, parent, textarea);
    const follow = (): void => this.#follow();
    textarea.addEventListener('scroll', follow);
    changes.add(() => textarea.removeEventListener('scroll', follow));
    if (typeof ResizeObserver === 'function') {
      const observer = new ResizeObserver(follow);
      observer.observe(textarea);
      changes.add(() => observer.disconnect());
    }
  }

  /** Spans of the textarea's present text, sorted and disjoint. */
  show(found: readonly Weighed[]): void {
    const text = this.#textarea.value;
    let done = 0;
    const parts: (Node | string)[] = [];
    for (const { finding } of found) {
      const mark = make('mark', '', text.slice(finding.start, finding.end));
      mark.style.color = 'transparent';
      parts.push(text.slice(done, finding.start), mark);
      done = finding.end;
    }
    // A last line break is drawn only where something follows it.
    this.#layer.replaceChildren(...parts, `${text.slice(done)}\u200b`);
    this.#follow();
  }

  #follow(): void {
    const { style } = this.#layer;
    const computed = getComputedStyle(this.#textarea);
    for (const property of copied) style[property] = computed[property];
    style.left = `${this.#textarea.offsetLeft}px`;
    style.top = `${this.#textarea.offsetTop}px`;
    // Without the textarea's scroll bar, which takes room away from its text.
    const bar =
      this.#textarea.offsetWidth - this.#textarea.clientWidth - 2 * Number.parseFloat(computed.borderLeftWidth);
    style.width = `${this.#textarea.offsetWidth - bar}px`;
    style.height = `${this.#textarea.offsetHeight}px`;
    this.#layer.scrollTop = this.#textarea.scrollTop;
  }
}
