/** German for assessments and led practices, loaded at once. */
export { assessmentWords } from '../assessment.ts';
export { resonanceWords } from '../resonance.ts';
export { ledPracticeWords } from '../led-practice.ts';
