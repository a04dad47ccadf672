/** The upper corners of the client's window: the way back where one screen serves both, and full screen where the browser has it. */
import { html, nothing, type TemplateResult } from 'lit';
import { clientWords } from '../words/client.ts';
import { sign } from './client-icons.ts';

/** Refused, e.g. on a phone that has no full screen: the window stays as it is. */
const fullScreen = (): unknown => document.documentElement.requestFullscreen().catch(() => undefined);

/** `goBack` is called for the way back; `undefined` = there is none. */
export function corner(goBack: (() => void) | undefined): TemplateResult {
  return html`
    <div class="corner">
      ${
        goBack === undefined
          ? nothing
          : html`<button @click=${goBack}>${sign('back')}${clientWords.back}</button>`
      }
      ${
        document.fullscreenEnabled && document.fullscreenElement === null
          ? html`<button class="last" @click=${fullScreen}>
              ${sign('expand')}${clientWords.fullScreen}
            </button>`
          : nothing
      }
    </div>
  `;
}
