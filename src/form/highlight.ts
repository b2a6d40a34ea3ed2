import { make } from './brand.ts';
import type { Changes } from './changes.ts';
import type { Weighed } from './problem.ts';

/** What decides where a character stands. Copied, so that the layer breaks lines where the textarea does. */
const copied = [
  'font',
  'letterSpacing',
  'wordSpacing',
  'textAlign',
  'textIndent',
  'textTransform',
  'tabSize',
  'direction',
  'padding',
  'borderWidth',
] as const;

/**
 * A layer behind a textarea with the same text, transparent, in which `<mark>`s stand where something was found. Styles are
 * set on the element, not written into markup: a strict Content-Security-Policy allows the first only.
 *
 * @returns what marks spans of the textarea's present text, sorted and disjoint
 */
export function createHighlight(textarea: HTMLTextAreaElement, changes: Changes): (found: readonly Weighed[]) => void {
  const layer = make('div', { class: 'withhold-highlight', 'aria-hidden': 'true' });
  const { style } = layer;
  Object.assign(style, {
    position: 'absolute',
    zIndex: '-1',
    overflow: 'hidden',
    boxSizing: 'border-box',
    // The textarea's own becomes transparent, and what is behind it need not look the same.
    backgroundColor: getComputedStyle(textarea).backgroundColor,
    border: 'solid transparent',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    // Of the marks as well, which browsers give a colour of their own.
    webkitTextFillColor: 'transparent',
  });

  function follow(): void {
    const computed = getComputedStyle(textarea);
    for (const property of copied) style[property] = computed[property];
    const { offsetLeft, offsetTop, offsetHeight, clientWidth, scrollTop } = textarea;
    style.left = `${offsetLeft}px`;
    style.top = `${offsetTop}px`;
    // Without the textarea's scroll bar, which takes room away from its text.
    style.width = `${clientWidth + 2 * Number.parseFloat(computed.borderLeftWidth)}px`;
    style.height = `${offsetHeight}px`;
    layer.scrollTop = scrollTop;
  }

  const parent = textarea.parentElement ?? document.body;
  changes.style(parent, 'isolation', 'isolate');
  if (getComputedStyle(parent).position === 'static') changes.style(parent, 'position', 'relative');
  changes.style(textarea, 'backgroundColor', 'transparent');
  changes.insert(layer, parent, textarea);
  textarea.addEventListener('scroll', follow);
  // The parent grows when a message comes to stand above the textarea and moves it.
  const observer = new ResizeObserver(follow);
  observer.observe(textarea);
  observer.observe(parent);
  changes.add(() => {
    textarea.removeEventListener('scroll', follow);
    observer.disconnect();
  });

  return found => {
    const text = textarea.value;
    let done = 0;
    const parts: (Node | string)[] = [];
    for (const { start, end } of found) {
      parts.push(text.slice(done, start), make('mark', {}, text.slice(start, end)));
      done = end;
    }
    // A last line break is drawn only where something follows it.
    layer.replaceChildren(...parts, `${text.slice(done)}\u200b`);
    follow();
  };
}
