/** Whether the browser says that its passkeys make secrets; of one that does not say nobody is offered one. */
export async function knowsPasskeys(window: Window & typeof globalThis): Promise<boolean> {
  const { PublicKeyCredential: kind } = window as {
    PublicKeyCredential?: Partial<Pick<typeof PublicKeyCredential, 'getClientCapabilities'>>;
  };
  const able = await kind?.getClientCapabilities?.().catch(() => undefined);
  return able?.['extension:prf'] === true;
}
