/** What a report on paper says: a page for the client in plain words, and pages for the file. Words only. */
import { day, decimal, length, percent, plural, position } from '../format.ts';
import { rateText } from '../rates.ts';
import type { ReportWords } from '../report.ts';

const seconds = (value: number): string => decimal(value, 1);

export const reportWords: ReportWords = {
  print: 'Print',
  hint: 'Print opens the browser’s dialog; a PDF is one of its printers.',
  include: 'What goes in',
  parts: {
    client: 'Page for the client',
    curve: 'Curve',
    done: 'What we did',
    felt: 'How it felt',
    practice: 'Practice with its code',
    file: 'Pages for the file',
    overview: 'Session at a glance',
    figures: 'Figures',
    assessments: 'Assessments',
    moments: 'Marks and ratings',
    words: 'Words of the marks',
    source: 'Where it comes from',
  },
  paper: 'Paper',
  letter: 'Letter',
  minutes: 'Minutes of practice',
  preview: 'Preview',
  forClient: 'Session report for the client',
  forFile: 'Session report for the file',
  when: (epoch, ms) => `${day(epoch)}, ${length(ms)}`,
  found: {
    estimate: (rate) =>
      `Today your heart’s rhythm swung most when you breathed about ${decimal(rate, 1)} times a minute.`,
    estimateText: (low, high) =>
      `Rates from ${decimal(low, 1)} to ${decimal(high, 1)} were close to it. Slow, comfortable breathing usually enlarges this swing while you do it. Another day your rate may differ.`,
    noPeak: (low, high) =>
      `Today your heart’s rhythm swung alike at every rate from ${decimal(low, 1)} to ${decimal(high, 1)} breaths a minute.`,
    noPeakText:
      'No single rate stood out. That is common; the rate that feels easiest is a good one to begin with.',
    stays: (rate) =>
      `Your rate of ${rateText(rate)} breaths a minute was looked at again today, and it stays.`,
    proposes: (rate) =>
      `Today your heart’s rhythm swung more at ${rateText(rate)} breaths a minute than at the rate you had.`,
    retestText: 'Such rates differ a little from one day to another.',
    noRate: 'Today no breathing rate could be told apart from the others.',
    noRateText: 'That happens with medicines, with strain, and on ordinary days. It can be tried again.',
    wave: (bpm) =>
      `With each slow breath your heart rate swung by about ${decimal(bpm)} beats a minute today.`,
    waveText: (breaths) =>
      `Mean of ${decimal(breaths)} guided breaths. Slow, comfortable breathing usually enlarges this swing while you do it.`,
    heartRate: (bpm) => `Your heart beat ${decimal(bpm)} times a minute on average in this session.`,
    heartRateText: 'A heart rate follows posture, speech, movement and much else.',
    nothing: 'Your heart’s rhythm was not recorded in this session.',
    nothingText: 'What was done is below.',
  },
  curve: 'How your heart answered each rate',
  curveCaption: 'Across: breaths a minute. Up: swing of the heart rate. Band: how sure this is (80 %).',
  course: 'Your heart rate in this session',
  courseCaption: 'Beats a minute over the session; empty where nothing was recorded.',
  done: 'What we did',
  nothingDone: (ms) => `A session of ${length(ms)}.`,
  length,
  felt: 'How it felt to you',
  distress: (first, last) =>
    first === last
      ? `Distress: ${first} of 10.`
      : `Distress: ${first} at the start, ${last} at the end, of 10.`,
  easiest: (rate, ease) => `${rateText(rate)} felt easiest, ${ease} of 10.`,
  nothingSaid: 'Nothing was asked.',
  practice: 'Your practice',
  practiceText: (minutes, rate, inS, outS, restS) =>
    `${plural(minutes, { one: 'One minute', other: `${decimal(minutes)} minutes` })}, ${rateText(rate)} breaths a minute: in for ${seconds(inS)} seconds and out for ${seconds(outS)}${restS > 0 ? `, with rests of ${seconds(restS)} seconds` : ''}.`,
  scan: 'Scan the code to open the breathing picture on your phone. It needs no strap and stores nothing about you.',
  noCode: 'For a code to scan, name the address of the hosted page where the practice link is handed over.',
  code: 'The practice link as a QR code',
  small: 'Small, quiet breaths. Slower does not need to be deeper.',
  dizzy: 'If you feel dizzy or short of air, stop and breathe as you like.',
  can: 'What this can tell',
  canText: 'Which of the rates we tried gave your largest steady swing today, and how sure that is.',
  canTextPlain: 'How your heart’s rhythm moved while it was recorded.',
  restsOn: (beats, corrected, missing) =>
    `It rests on ${decimal(beats)} beats, ${percent(corrected)} of them corrected; ${missing === 0 ? 'no time is missing' : `${percent(missing)} of the time is missing`}.`,
  restsOnNothing: 'No beat intervals were recorded.',
  cannot: 'What it cannot tell',
  cannotText:
    'Your health, your stress or how therapy is going. Some studies report less stress and anxiety after regular practice; results for PTSD are few and small. It supports your therapist and does not replace them.',
  local: 'Made on the therapist’s device. Nothing was sent anywhere.',
  simulated: 'Simulated: no person’s heart was recorded.',
  overview: 'Session at a glance',
  compare: 'A and B',
  phases: 'Phases',
  phaseHead: ['Phase', 'Time', 'Mean heart rate', 'RMSSD', 'Heart wave'],
  phaseTime: (from, to) => `${position(from)} to ${position(to)}`,
  bpm: (value) => `${decimal(value, 1)} bpm`,
  ms: (value) => `${decimal(value, 1)} ms`,
  notShown: 'not shown',
  source: 'Where it comes from',
  sourceRows: {
    session: 'Session',
    code: 'Client code',
    recorded: 'Recorded by',
    printed: 'Report by',
    strap: 'Strap',
    length: 'Time',
    holes: 'Interruptions of the recording',
    digest: 'SHA-256 of the session file',
  },
  version: (app) => `Attune ${app}`,
  holes: (ms, unknown) =>
    [
      ...(ms > 0 ? [`${length(ms)} missing`] : []),
      ...(unknown > 0 ? [`${decimal(unknown)} of unknown length`] : []),
    ].join(', ') || 'none',
  notFiled: 'not filed',
  notKnown: 'not known',
  noDigest: 'cannot be computed on this page',
  digestAwaited: 'being computed',
  digestAbout: 'The same file, saved under Export as Attune session with this version, has this digest.',
  notAMedicalDevice:
    'Attune shows heart rhythm and a breathing guide. It is not intended for diagnosis, prevention, monitoring, prediction, prognosis or treatment of disease.',
};
