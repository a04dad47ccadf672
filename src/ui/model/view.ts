/**
 * What the therapist's window shows: which screen, the session that it is about, and what that screen is told. Plain data, made by the
 * root, read by the elements; no logic and no words belong here, and nothing here is a fact of the session.
 */
import type { Session } from '../../session/session.ts';
import type { AssessmentPageView } from './assessment-view.ts';
import type { BackupView } from './backup-view.ts';
import type { ClientsView } from './clients-view.ts';
import type { FileView } from './file-view.ts';
import type { LockView } from './lock-view.ts';
import type { ReplayView } from './replay-view.ts';
import type { ReviewView } from './review-view.ts';
import type { SessionView } from './session-view.ts';
import type { StartView } from './start-view.ts';

interface OfSession {
  readonly session: Session;
}

export type TherapistView =
  | ({ readonly screen: 'start' } & StartView)
  | ({ readonly screen: 'session' } & SessionView & OfSession)
  | (AssessmentPageView & OfSession)
  | ({ readonly screen: 'clients' } & ClientsView)
  | ({ readonly screen: 'backup' } & BackupView)
  | ({ readonly screen: 'lock' } & LockView)
  | ({ readonly screen: 'file' } & FileView)
  | ({ readonly screen: 'replay' } & ReplayView & OfSession)
  | ({ readonly screen: 'review' } & ReviewView & Partial<OfSession>);

/** Which page the window shows. */
export type Screen = TherapistView['screen'];
