/** The bar above the pages of an assessment: whose it is, what it is, the strap, and what the page puts at its end. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../../session/session.ts';
import { icon, mark } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import '../session/attune-strap-badge.ts';
import { OpenClientWindow } from '../session/commands.ts';
import { emptyView, type TherapistView } from '../therapist/view.ts';
import { assessmentWords } from '../words/assessment.ts';
import { therapistWords } from '../words/therapist.ts';

@customElement('attune-assessment-bar')
export class AttuneAssessmentBar extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    barStyles,
    css`
      .win {
        text-decoration: none;
      }
      .soft,
      .strong {
        white-space: nowrap;
      }
      /* The client's name and the way out of the assessment need the room more. */
      @media (max-width: 1399px) {
        .bar .soft {
          display: none;
        }
      }
      @media (max-width: 699px) {
        .bar {
          flex-wrap: wrap;
          gap: 0 10px;
          padding-bottom: 0;
        }
        .bar .who {
          flex: 1 1 0;
        }
        .bar .sp {
          display: none;
        }
        ::slotted(*) {
          order: 1;
        }
        attune-strap-badge,
        .sim {
          order: 2;
        }
        .sim {
          margin-left: auto;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view: TherapistView = emptyView;
  /** What the page is. */
  @property() what: string = assessmentWords.title;

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    const { state: facts } = session;
    const words = therapistWords;
    const at = view.now();
    const strap = facts.straps.client;
    const lost = strap.link === 'lost' || strap.link === 'reconnecting';
    return html`<header class="bar">
      ${mark()}
      <h1 class="who">
        ${view.client?.code ?? facts.name ?? words.session}<span class="vh">: ${this.what}</span>
      </h1>
      ${facts.simulated === undefined ? nothing : html`<span class="sim">${words.simulated}</span>`}
      <span class="soft hide-m">${words.since(facts.epoch, at)}</span>
      <span class="strong hide-s" aria-hidden="true">${this.what}</span>
      <span class="sp"></span>
      <attune-strap-badge
        details
        .signal=${view.signal}
        .strap=${strap}
        .lostFor=${lost ? at - strap.linkSince : undefined}
        sentence=${view.strapSentence ?? ''}
      ></attune-strap-badge>
      <button class="quiet win hide-s" @click=${() => this.dispatchEvent(new OpenClientWindow())}>
        ${icon('window')}<span class="hide-m"
          >${view.clientWindow === 'open' ? words.client.sees[facts.view.look] : words.client.open}</span
        ><span class="vh">${words.client.show}</span>
      </button>
      <slot></slot>
    </header>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-assessment-bar': AttuneAssessmentBar;
  }
}
