/** Where to go after signing in: a page of the desk, never another site. */
export const deskPath = (to: unknown): string =>
  typeof to === 'string' && /^\/desk(?:[/?][^\\\s]*)?$/.test(to) && !to.startsWith('/desk/sign')
    ? to
    : '/desk';
