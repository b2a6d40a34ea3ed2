/**
 * What was done to a page, so that it can be taken back. Each step undoes only its own part: what the page's other
 * scripts did to the same element in between stays.
 */
export class Changes {
  readonly #undo: (() => void)[] = [];

  /** Something else to be taken back. */
  add(undo: () => void): void {
    this.#undo.push(undo);
  }

  /** Puts `node` into `parent`, before `before` or last. */
  insert(node: ChildNode, parent: Node, before: Node | null = null): void {
    parent.insertBefore(node, before);
    this.add(() => node.remove());
  }

  /** Adds a word to an attribute that is a list of words, last or in the place of another, unless it is there already. */
  addWord(element: Element, attribute: 'class' | 'aria-describedby', word: string, instead = ''): void {
    const words = wordsOf(element, attribute);
    if (words.includes(word)) return;
    const swap = words.includes(instead);
    setWords(element, attribute, swap ? words.map(each => (each === instead ? word : each)) : [...words, word]);
    this.add(() => {
      const now = wordsOf(element, attribute);
      setWords(
        element,
        attribute,
        swap ? now.map(each => (each === word ? instead : each)) : now.filter(each => each !== word),
      );
    });
  }

  style(element: HTMLElement, property: 'backgroundColor' | 'display' | 'isolation' | 'position', value: string): void {
    const before = element.style[property];
    element.style[property] = value;
    this.add(() => {
      element.style[property] = before;
      if (!element.getAttribute('style')) element.removeAttribute('style');
    });
  }

  /** By style: a style sheet that says `display: block` beats the attribute `hidden`. */
  hide(element: HTMLElement): void {
    this.style(element, 'display', 'none');
  }

  /** Puts `prefix` before the title of the page, once. */
  prefixTitle(prefix: string): void {
    if (document.title.startsWith(prefix)) return;
    document.title = prefix + document.title;
    this.add(() => {
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    });
  }

  /** Latest first. A step that fails does not keep the others from being undone. */
  undo(): void {
    for (const step of this.#undo.splice(0).reverse()) {
      try {
        step();
      } catch {
        // The element is beyond our reach: nothing is left to take back there.
      }
    }
  }
}

export function wordsOf(element: Element, attribute: string): string[] {
  return element.getAttribute(attribute)?.match(/\S+/g) ?? [];
}

function setWords(element: Element, attribute: string, words: readonly string[]): void {
  if (words.length > 0) element.setAttribute(attribute, words.join(' '));
  else element.removeAttribute(attribute);
}
