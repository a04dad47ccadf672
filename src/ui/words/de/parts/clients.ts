/** German for the clients of this device, loaded at once. */
export { clientsWords } from '../clients.ts';
