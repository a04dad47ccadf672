/** Sets single styles of an element from a template. Lit's own way writes them as an attribute first, which the page's strict policy refuses. */
import { noChange } from 'lit';
import { directive, Directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

class Placed extends Directive {
  /** As they were set: the browser writes them in its own way. */
  #set: Readonly<Record<string, string>> = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('placed() stands on an element');
  }

  render(_styles: Readonly<Record<string, string>>): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [styles]: [Readonly<Record<string, string>>]): unknown {
    const { style } = element as HTMLElement | SVGElement;
    for (const [name, value] of Object.entries(styles)) {
      if (this.#set[name] !== value) style.setProperty(name, value);
    }
    this.#set = styles;
    return noChange;
  }
}

/** `<span ${placed({ left: '12px' })}>`; names as in CSS. */
export const placed = directive(Placed);
