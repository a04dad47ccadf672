/** The pages for the file: the session at a glance, figures with what they rest on, assessments with every criterion, phases, marks, ratings, and where it comes from. */
import { html, nothing, type TemplateResult } from 'lit';
import { wavesOf } from '../../../session/chart-series.ts';
import type { Session } from '../../../session/session.ts';
import { stretchFigures, type Figure } from '../../../session/stretch-figures.ts';
import type { SessionFigures } from '../../../session/whole-session.ts';
import type { Stretch } from '../../../signal/change.ts';
import type { Ms } from '../../../terms/units.ts';
import type { ReportSource, ReviewView } from '../../model/review-view.ts';
import { momentWords } from '../../words/moments.ts';
import { overviewWords } from '../../words/overview.ts';
import { reportWords as words, type ReportPart } from '../../words/report.ts';
import { reviewWords } from '../../words/review.ts';
import '../attune-compare.ts';
import '../attune-figures.ts';
import '../attune-overview.ts';
import '../attune-past-assessment.ts';
import '../attune-past-moments.ts';
import type { Overview } from '../../../session/overview.ts';
import type { ClientFacts } from './client-facts.ts';

export interface FileSheet {
  readonly session: Session;
  readonly length: Ms;
  readonly figures: SessionFigures;
  readonly overview: Overview;
  readonly a: Stretch | undefined;
  readonly b: Stretch | undefined;
  readonly assessments: ReviewView['assessments'];
  readonly phases: ClientFacts['phases'];
  readonly source: ReportSource;
  readonly has: (part: ReportPart) => boolean;
}

/** A figure, or the reason why it is not shown. */
const shown = (figure: Figure, say: (value: number) => string): string =>
  'value' in figure ? say(figure.value) : `${words.notShown}: ${overviewWords.compare.hidden[figure.hidden]}`;

/** Breaths without which their mean is not given. */
const FEWEST_BREATHS = 4;

/** The wave of a phase at one rate, or the plain mean over its clean breaths where the guide's rate changed within it. */
function waveOf(session: Session, phase: Stretch, wave: Figure): Figure {
  if (!('hidden' in wave) || wave.hidden !== 'few-breaths') return wave;
  const inside = wavesOf(session).filter(
    ({ onset, periodMs, valid }) => valid && onset >= phase.from && onset + periodMs <= phase.to,
  );
  if (inside.length < FEWEST_BREATHS) return wave;
  return { value: inside.reduce((sum, { ptt }) => sum + ptt / inside.length, 0) };
}

function overviewPart({ session, overview, a, b, phases }: FileSheet): TemplateResult {
  const [phase, time, ...rest] = words.phaseHead;
  return html`<section>
      <h2>${words.overview}</h2>
      <attune-overview still .overview=${overview} .a=${a} .b=${b}></attune-overview>
    </section>
    ${
      a === undefined || b === undefined
        ? nothing
        : html`<section>
            <h2>${words.compare}</h2>
            <attune-compare still .session=${session} .a=${a} .b=${b}></attune-compare>
          </section>`
    }
    ${
      phases.length === 0
        ? nothing
        : html`<section>
            <h2>${words.phases}</h2>
            <table>
              <thead>
                <tr>
                  ${[phase, time, ...rest].map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${phases.map((one) => {
                  const { heartRate, rmssd, wave } = stretchFigures(session, one);
                  return html`<tr>
                    <th scope="row">${momentWords.phaseName(one)}</th>
                    <td>${words.phaseTime(one.from, one.to)}</td>
                    <td>${shown(heartRate, words.bpm)}</td>
                    <td>${shown(rmssd, words.ms)}</td>
                    <td>${shown(waveOf(session, one, wave), words.bpm)}</td>
                  </tr>`;
                })}
              </tbody>
            </table>
          </section>`
    }`;
}

function sourcePart({ session, length, source }: FileSheet): TemplateResult {
  const { state, log } = session;
  const [start] = log;
  const { device } = state.straps.client;
  const strap = [device.manufacturer, device.name ?? device.model, device.firmware].filter(
    (name) => name !== undefined,
  );
  const rows = words.sourceRows;
  const cells: readonly (readonly [string, string])[] = [
    [rows.session, state.id],
    [rows.code, state.client ?? words.notFiled],
    [rows.length, reviewWords.when(state.epoch, length)],
    [rows.recorded, words.version(start?.type === 'started' ? start.app : '')],
    [rows.printed, words.version(source.app)],
    [rows.strap, strap.length === 0 ? words.notKnown : strap.join(', ')],
    [rows.holes, words.holes(state.missingMs, state.unknownHoles)],
    [rows.digest, source.digest ?? (isSecureContext ? words.digestAwaited : words.noDigest)],
  ];
  return html`<section class="source">
    <h2>${words.source}</h2>
    <table>
      <tbody>
        ${cells.map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${value}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="cap">${source.digest === undefined ? nothing : words.digestAbout} ${words.notAMedicalDevice}</p>
  </section>`;
}

/** The figures and, beside them, where they come from: each is a narrow table, and paper is short. */
function besideFigures(sheet: FileSheet): TemplateResult {
  const { figures, length, has } = sheet;
  return html`<div class="cols ${has('figures') && has('source') ? 'beside' : 'one'}">
    ${
      has('figures')
        ? html`<section>
            <h2>${reviewWords.figures}</h2>
            <attune-figures .figures=${figures} .length=${length}></attune-figures>
          </section>`
        : nothing
    }
    ${has('source') ? sourcePart(sheet) : nothing}
  </div>`;
}

/** The pages' content under their header. */
export function fileSheet(sheet: FileSheet): TemplateResult {
  const { session, assessments, has } = sheet;
  return html`${has('overview') ? overviewPart(sheet) : nothing}
  ${has('figures') || has('source') ? besideFigures(sheet) : nothing}
  ${
    has('assessments')
      ? assessments.map(
          (one) =>
            html`<section class="long">
              <attune-past-assessment .session=${session} .assessment=${one}></attune-past-assessment>
            </section>`,
        )
      : nothing
  }
  ${
    has('moments')
      ? html`<section class="long">
          <h2>${overviewWords.moments.title}</h2>
          <attune-past-moments ?wordless=${!has('words')} .session=${session}></attune-past-moments>
        </section>`
      : nothing
  } `;
}
