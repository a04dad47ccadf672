/** About this copy: which build runs, and whether the files that run are those of that build. It reads what the page itself was made of. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { aboutWords as words } from '../words/about.ts';

interface Listed {
  readonly version: string;
  /** SHA-256 of each file, hexadecimal digits, by its path. */
  readonly files: Readonly<Record<string, string>>;
}

interface Compared extends Listed {
  readonly fingerprint: string;
  /** Paths of files that are here otherwise, or not at all. */
  readonly different: ReadonlySet<string>;
}

async function sha256(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function fetched(path: string): Promise<ArrayBuffer> {
  const answer = await fetch(path === 'index.html' ? './' : `./${path}`);
  if (!answer.ok) throw new Error(`${path} is missing`);
  return answer.arrayBuffer();
}

/** Compares the files of this page with the list of the build. @throws if there is no list */
async function compare(): Promise<Compared> {
  const text = await fetched('hashes.json');
  const listed = JSON.parse(new TextDecoder().decode(text)) as Listed;
  const different = new Set<string>();
  for (const [path, hash] of Object.entries(listed.files)) {
    const here = await fetched(path).then(sha256, () => '');
    if (here !== hash) different.add(path);
  }
  return { ...listed, fingerprint: await sha256(text), different };
}

@customElement('attune-about')
export class AttuneAbout extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    dialogStyles,
    css`
      dialog {
        width: min(760px, calc(100vw - 24px));
      }
      p {
        margin-bottom: 12px;
      }
      code {
        font-size: var(--t-s);
        overflow-wrap: anywhere;
      }
      .list {
        max-height: 40vh;
        overflow: auto;
        margin-bottom: 18px;
      }
      th,
      td {
        text-align: left;
        padding: 4px 14px 4px 0;
        vertical-align: top;
        border-top: 1px solid var(--rule);
        font-size: var(--t-s);
        overflow-wrap: anywhere;
      }
      thead th {
        border: 0;
      }
    `,
  ];

  @state() private _compared: Compared | undefined;
  @state() private _missing = false;
  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  /** Shows it and compares anew. */
  async open(): Promise<void> {
    await this.updateComplete;
    this._dialog.showModal();
    this._missing = false;
    this._compared = undefined;
    try {
      this._compared = await compare();
    } catch {
      this._missing = true;
    }
  }

  #renderCompared({ version, files, fingerprint, different }: Compared): TemplateResult {
    const paths = Object.entries(files);
    return html`<p>
        <b>${words.version(version)}.</b>
        ${different.size === 0 ? words.alike(paths.length) : words.different(different.size)}
      </p>
      <p><b>${words.fingerprint}</b> <code>${fingerprint}</code></p>
      <p class="soft">${words.fingerprintAbout}</p>
      <div class="list" role="region" tabindex="0" aria-label=${words.files}>
        <table>
          <thead>
            <tr>
              ${words.head.map((title) => html`<th scope="col">${title}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${paths.map(
              ([path, hash]) =>
                html`<tr>
                  <th scope="row" translate="no">${path}</th>
                  <td translate="no"><code>${hash}</code></td>
                  <td>${different.has(path) ? words.other : words.same}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${words.title}</h2>
      <div role="status">
        ${
          this._missing
            ? html`<p>${words.cannot}</p>`
            : this._compared === undefined
              ? html`<p>${words.comparing}</p>`
              : nothing
        }
      </div>
      ${this._compared === undefined ? nothing : this.#renderCompared(this._compared)}
      <p>
        <a href="./third-party.txt" target="_blank" rel="noopener">${words.notices}</a> ·
        <a href="./sbom.cdx.json" target="_blank" rel="noopener">${words.bill}</a>
      </p>
      <button class="primary" @click=${() => this._dialog.close()}>${words.close}</button>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-about': AttuneAbout;
  }
}
