/** The look of the therapist's window. `system` follows the device. */
export type ThemeChoice = 'system' | 'light' | 'dark' | 'dim';
