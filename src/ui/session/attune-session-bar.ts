/**
 * The bar above a session and above the pages that are led from it: whose it is, what the page is, the strap, the client's
 * window, and at its end what the page puts there. It shows and asks; it changes nothing.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionState } from '../../session/state.ts';
import type { Session } from '../../session/session.ts';
import { mark } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import type { SecondStrapView } from '../model/second-view.ts';
import type { BarView } from '../model/session-view.ts';
import { position } from '../words/format.ts';
import { secondWords } from '../words/second.ts';
import { therapistWords, type ClientActs } from '../words/therapist.ts';
import './attune-client-options.ts';
import './attune-second-strap.ts';
import './attune-strap-badge.ts';

const NO_SECOND: SecondStrapView = { link: 'idle', agreed: false };

@customElement('attune-session-bar')
export class AttuneSessionBar extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    barStyles,
    css`
      .whose {
        display: flex;
        align-items: center;
        gap: inherit;
        min-width: 0;
      }
      .clock {
        font-size: var(--t-l);
        font-weight: var(--w-figure);
        white-space: nowrap;
      }
      .bar > .soft,
      .what {
        white-space: nowrap;
      }
      /* The name, the strap and the way out need the room more. */
      @media (max-width: 1599px) {
        .bar.led > .soft {
          display: none;
        }
      }
      @media (max-width: 1099px) {
        .second {
          display: none;
        }
        .bar {
          flex-wrap: wrap;
          gap: 4px 12px;
        }
      }
      @media (max-width: 699px) {
        .bar {
          flex-wrap: wrap;
          justify-content: flex-end;
          gap: 4px 8px;
        }
        .whose {
          flex: 1 1 3.8em;
          display: grid;
          gap: 0;
          justify-items: start;
        }
        .bar .who,
        .clock {
          max-width: 100%;
          font-size: var(--t-m);
        }
        .sim {
          padding: 0 6px;
          font-size: var(--t-xs);
          line-height: 1.3;
        }
        .bar .sp,
        .bar .mark {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: BarView;
  /** What the page is; empty = the session itself. */
  @property() what = '';

  override render(): TemplateResult {
    const { session, view, what } = this;
    if (session === undefined) return html`${nothing}`;
    const { state: facts } = session;
    const words = therapistWords;
    const at = view.now();
    const strap = facts.straps.client;
    const second = view.second ?? NO_SECOND;
    const lost = strap.link === 'lost' || strap.link === 'reconnecting';
    const acts = this.#acts(facts);
    const name = (view.locked === true ? undefined : (facts.name ?? facts.client)) ?? words.session;
    return html`<header class="bar ${what === '' ? '' : 'led'}">
      ${mark()}
      <div class="whose">
        <h1 class="who" aria-label=${what === '' ? name : words.pageOf(name, what)}>${name}</h1>
        ${facts.simulated === undefined ? nothing : html`<span class="sim">${words.simulated}</span>`}
      </div>
      ${
        view.recording
          ? html`<span class="clock" role="timer" aria-label=${words.elapsed(at)}>${position(at)}</span>`
          : nothing
      }
      <span class="soft hide-m">${view.recording ? words.since(facts.epoch, at) : words.notRecording}</span>
      ${what === '' ? nothing : html`<span class="strong what hide-s" aria-hidden="true">${what}</span>`}
      <span class="sp"></span>
      <attune-strap-badge
        details
        .signal=${view.signal}
        .strap=${strap}
        .lostFor=${lost ? at - strap.linkSince : undefined}
        sentence=${view.strapSentence ?? ''}
        ><attune-second-strap .second=${second}></attune-second-strap
      ></attune-strap-badge>
      ${
        second.link === 'idle'
          ? nothing
          : html`<span class="soft second" role="status" aria-label=${secondWords.label}
              >${secondWords.yours(second.link)}</span
            >`
      }
      <attune-client-options
        .settings=${facts.view}
        .pace=${facts.pace}
        ?shown=${view.clientWindow === 'open'}
        acts=${acts ?? ''}
        ?brief=${what !== ''}
        address=${view.address}
        hosted=${view.hosted ?? ''}
        ><slot name="menu" slot="menu"></slot
      ></attune-client-options>
      <slot></slot>
      <span class="vh" role="status">${acts === undefined ? '' : words.client.acts[acts]}</span>
    </header>`;
  }

  /** What the client does, or their window, that stands in the place of what they see; `undefined` = nothing to tell. */
  #acts(facts: SessionState): ClientActs | undefined {
    const { clientWindow, clientDoing } = this.view;
    if (clientWindow === 'gone') return 'gone';
    if (clientWindow !== 'open') return undefined;
    // Grounding can be chosen on the stopped screen too, and is what is seen then.
    if (clientDoing === 'grounding') return clientDoing;
    if (facts.stopped) return 'stopped';
    if (facts.restedBy === 'client') return 'paused';
    return clientDoing === 'left-full-screen' ? clientDoing : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-session-bar': AttuneSessionBar;
  }
}
