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
    this.#undo.push(() => node.remove());
  }

  /** Does nothing where the page had given the class already. */
  addClass(element: Element, name: string): void {
    if (element.classList.contains(name)) return;
    element.classList.add(name);
    this.#undo.push(() => {
      element.classList.remove(name);
      if (element.classList.length === 0) element.removeAttribute('class');
    });
  }

  style(element: HTMLElement, property: 'backgroundColor' | 'display' | 'isolation' | 'position', value: string): void {
    const before = element.style[property];
    element.style[property] = value;
    this.#undo.push(() => {
      element.style[property] = before;
      if (!element.getAttribute('style')) element.removeAttribute('style');
    });
  }

  /** By style: a style sheet that says `display: block` beats the attribute `hidden`. */
  hide(element: HTMLElement): void {
    this.style(element, 'display', 'none');
  }

  /** Adds an id to `aria-describedby`, last, or in the place of another one. */
  describe(element: Element, id: string, instead?: string): void {
    const ids = idsOf(element);
    const swap = instead !== undefined && ids.includes(instead);
    setIds(element, swap ? ids.map(other => (other === instead ? id : other)) : [...ids, id]);
    this.#undo.push(() => {
      const now = idsOf(element);
      setIds(element, swap ? now.map(other => (other === id ? instead : other)) : now.filter(other => other !== id));
    });
  }

  setNoValidate(form: HTMLFormElement): void {
    if (form.noValidate) return;
    form.noValidate = true;
    this.#undo.push(() => {
      form.noValidate = false;
    });
  }

  /** Puts `prefix` before the title of the page, once. */
  prefixTitle(document: Document, prefix: string): void {
    if (document.title.startsWith(prefix)) return;
    document.title = prefix + document.title;
    this.#undo.push(() => {
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

function idsOf(element: Element): string[] {
  return (element.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean);
}

function setIds(element: Element, ids: readonly string[]): void {
  if (ids.length > 0) element.setAttribute('aria-describedby', ids.join(' '));
  else element.removeAttribute('aria-describedby');
}
