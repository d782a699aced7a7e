const ID = 'fo-atlas-collector';

export interface OverlayActions {
  /** `earlier` is a file of a collection whose labels are to be continued. */
  start(languages: readonly string[], earlier: File | null): Promise<void>;
  stop(): void;
}

/** A small panel over the page, made of elements and texts only: nothing of the page or the service is markup. */
export class Overlay {
  readonly #panel = element('section');
  readonly #lines = new Map<string, HTMLElement>();
  readonly #list = element('ul');

  constructor(actions: OverlayActions) {
    document.getElementById(ID)?.remove();
    this.#panel.id = ID;
    this.#panel.setAttribute('aria-label', 'F&O Atlas collector');
    Object.assign(this.#panel.style, PANEL_STYLE);
    Object.assign(this.#list.style, { margin: '8px 0', padding: '0', listStyle: 'none' });
    this.#list.setAttribute('role', 'status');

    const languages = element('input');
    languages.value = 'en-US';
    const earlier = element('input');
    earlier.type = 'file';
    const start = button('Start');
    const stop = button('Stop and save');
    const close = button('Close');
    stop.disabled = true;
    start.addEventListener('click', () => {
      start.disabled = true;
      stop.disabled = false;
      const chosen = languages.value.split(/[\s,;]+/).filter((language) => language !== '');
      void actions.start(chosen, earlier.files?.item(0) ?? null).finally(() => {
        start.disabled = false;
        stop.disabled = true;
      });
    });
    stop.addEventListener('click', () => actions.stop());
    close.addEventListener('click', () => {
      actions.stop();
      this.#panel.remove();
    });
    this.#panel.append(
      heading('F&O Atlas collector'),
      labelled('Label languages, none for no labels ', languages),
      labelled('Only what this earlier file lacks ', earlier),
      this.#list,
      start,
      stop,
      close,
    );
    document.body.append(this.#panel);
  }

  tell(name: string, text: string): void {
    let line = this.#lines.get(name);
    if (line === undefined) {
      line = element('li');
      this.#lines.set(name, line);
      this.#list.append(line);
    }
    line.textContent = `${name}: ${text}`;
  }

  clear(): void {
    this.#lines.clear();
    this.#list.replaceChildren();
  }
}

/** Fixed colours: the page's own styles and theme are unknown. */
const PANEL_STYLE = {
  position: 'fixed',
  top: '16px',
  right: '16px',
  zIndex: '2147483647',
  width: '360px',
  padding: '16px',
  border: '1px solid #8a8886',
  background: '#ffffff',
  color: '#201f1e',
  font: '14px/20px "Segoe UI", system-ui, sans-serif',
};

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
): HTMLElementTagNameMap[Name] {
  return document.createElement(name);
}

function heading(text: string): HTMLElement {
  const title = element('h2');
  title.textContent = text;
  Object.assign(title.style, { margin: '0 0 8px', font: 'inherit', fontWeight: '600' });
  return title;
}

function button(text: string): HTMLButtonElement {
  const made = element('button');
  made.type = 'button';
  made.textContent = text;
  made.style.marginRight = '8px';
  return made;
}

function labelled(text: string, input: HTMLInputElement): HTMLElement {
  const label = element('label');
  Object.assign(label.style, { display: 'block', marginBottom: '8px' });
  label.append(text, input);
  return label;
}
