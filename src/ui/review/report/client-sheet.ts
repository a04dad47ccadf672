/** The page for the client: one sentence, the curve, what was done, how it felt, what to practise, what it can and cannot tell. Plain words, no grade. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SessionFigures } from '../../../session/whole-session.ts';
import type { Ms } from '../../../terms/units.ts';
import '../../assessment/attune-resonance-curve.ts';
import { qrPicture, type QrCode } from '../../parts/qr-code.ts';
import { momentWords } from '../../words/moments.ts';
import { reportWords as words, type ReportPart } from '../../words/report.ts';
import type { ClientFacts, Finding } from './client-facts.ts';

export interface ClientSheet {
  readonly facts: ClientFacts;
  readonly figures: SessionFigures;
  readonly length: Ms;
  /** Heart rate over the session; shown where there is no curve. */
  readonly course: unknown;
  readonly code: QrCode | undefined;
  readonly has: (part: ReportPart) => boolean;
}

/** The first sentence and what stands under it. */
function found(finding: Finding): readonly [string, string] {
  const { found: say } = words;
  switch (finding.kind) {
    case 'estimate':
      return [say.estimate(finding.rate), say.estimateText(finding.low, finding.high)];
    case 'no-clear-peak':
      return [say.noPeak(finding.low, finding.high), say.noPeakText];
    case 'retest':
      return [finding.stays ? say.stays(finding.rate) : say.proposes(finding.rate), say.retestText];
    case 'no-rate':
      return [say.noRate, say.noRateText];
    case 'wave':
      return [say.wave(finding.wave), say.waveText(finding.breaths)];
    case 'heart-rate':
      return [say.heartRate(finding.bpm), say.heartRateText];
    case 'nothing':
      return [say.nothing, say.nothingText];
  }
}

function picture({ facts, course, has }: ClientSheet): TemplateResult | typeof nothing {
  const { assessment, finding } = facts;
  const { result, rows = [] } = assessment ?? {};
  const drawn = result?.kind === 'estimate' || result?.kind === 'no-clear-peak' ? result : undefined;
  if (!has('curve')) return nothing;
  if (rows.some(({ amplitude }) => amplitude !== undefined) && drawn !== undefined)
    return html`<section>
      <h2>${words.curve}</h2>
      <attune-resonance-curve
        .criteria=${rows}
        .figures=${drawn}
        ?peak=${finding.kind === 'estimate'}
      ></attune-resonance-curve>
      <p class="cap">${words.curveCaption}</p>
    </section>`;
  if (course === undefined) return nothing;
  return html`<section>
    <h2>${words.course}</h2>
    ${course}
    <p class="cap">${words.courseCaption}</p>
  </section>`;
}

function done({ facts, length, has }: ClientSheet): TemplateResult | typeof nothing {
  if (!has('done')) return nothing;
  return html`<section>
    <h2>${words.done}</h2>
    ${
      facts.phases.length === 0
        ? html`<p>${words.nothingDone(length)}</p>`
        : html`<table class="done">
            <tbody>
              ${facts.phases.map(
                (phase) =>
                  html`<tr>
                    <td>${momentWords.phaseName(phase)}</td>
                    <td>${words.length(phase.to - phase.from)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`;
}

function felt({ facts, has }: ClientSheet): TemplateResult | typeof nothing {
  const { distress, easiest } = facts;
  if (!has('felt') || (distress === undefined && easiest === undefined)) return nothing;
  return html`<section>
    <h2>${words.felt}</h2>
    ${distress === undefined ? nothing : html`<p>${words.distress(...distress)}</p>`}
    ${easiest === undefined ? nothing : html`<p>${words.easiest(easiest.rate, easiest.ease)}</p>`}
  </section>`;
}

function practice({ facts, code, has }: ClientSheet): TemplateResult | typeof nothing {
  const { practice: plan } = facts;
  if (!has('practice') || plan === undefined) return nothing;
  const { breathsPerMin, inhaleShare, holdInMs, holdOutMs, minutes } = plan;
  const moving = 60 / breathsPerMin - (holdInMs + holdOutMs) / 1000;
  return html`<section class="prac">
    ${code === undefined ? nothing : qrPicture(code, words.code)}
    <div>
      <h2>${words.practice}</h2>
      <p>
        ${words.practiceText(minutes, breathsPerMin, moving * inhaleShare, moving * (1 - inhaleShare), (holdInMs + holdOutMs) / 1000)}
        ${code === undefined ? nothing : words.scan}
      </p>
      <p><b class="strong">${words.small}</b> ${words.dizzy}</p>
    </div>
  </section>`;
}

/** The page's content under its header. */
export function clientSheet(sheet: ClientSheet): TemplateResult {
  const { facts, figures } = sheet;
  const [first, second] = found(facts.finding);
  const { beats, corrected, missing } = figures.basis;
  const left = picture(sheet);
  const right = [done(sheet), felt(sheet)].filter((part) => part !== nothing);
  return html`<h1>${first}</h1>
    <p class="big">${second}</p>
    ${
      left === nothing && right.length === 0
        ? nothing
        : html`<div class="cols ${left === nothing || right.length === 0 ? 'one' : ''}">
            ${left}${right.length === 0 ? nothing : html`<div>${right}</div>`}
          </div>`
    }
    ${practice(sheet)}
    <div class="cols even">
      <section>
        <h2>${words.can}</h2>
        <p>
          ${facts.assessment === undefined ? words.canTextPlain : words.canText}
          ${beats === 0 ? words.restsOnNothing : words.restsOn(beats, corrected, missing)}
        </p>
      </section>
      <section>
        <h2>${words.cannot}</h2>
        <p>${words.cannotText}</p>
      </section>
    </div>`;
}
