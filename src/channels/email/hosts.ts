/** Counts the open connections of each host. Knows only connections that are open, so it cannot grow without end. */
export function hostGate(mostOfOne: number): {
  readonly enter: (session: { id: string; remoteAddress: string }) => boolean;
  readonly leave: (session: { id: string }) => void;
} {
  const open = new Map<string, string>();
  return {
    enter: ({ id, remoteAddress }) => {
      const already = [...open.values()].filter((host) => host === remoteAddress).length;
      if (already >= mostOfOne) return false;
      open.set(id, remoteAddress);
      return true;
    },
    leave: ({ id }) => open.delete(id),
  };
}

/** An address of this machine itself. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address) || address === '::1';
}
