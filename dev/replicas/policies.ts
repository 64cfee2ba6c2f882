/** Which headers a page sends. */
export type PolicyName = 'none' | 'self' | 'nonce' | 'trusted-types' | 'isolated';

type Headers = Readonly<Record<string, string>>;

const COMMON =
  "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'";
const FRAMES = "frame-src 'self' blob:";
const SELF = `${COMMON}; ${FRAMES}; script-src 'self'`;

/** Name of the one Trusted Types policy that the pages themselves may make. */
export const TRUSTED_POLICY = 'charts';

const HEADERS: Readonly<Record<PolicyName, (nonce: string) => Headers>> = {
  none: () => ({}),
  self: () => ({ 'content-security-policy': SELF }),
  nonce: (nonce) => ({
    'content-security-policy': `${COMMON}; ${FRAMES}; script-src 'nonce-${nonce}' 'strict-dynamic'`,
  }),
  'trusted-types': () => ({
    'content-security-policy': `${SELF}; require-trusted-types-for 'script'; trusted-types ${TRUSTED_POLICY}`,
  }),
  isolated: () => ({
    'content-security-policy': SELF,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  }),
};

/** The headers of a page and of its own frames. */
export const headersOf = (policy: PolicyName, nonce: string): Headers => HEADERS[policy](nonce);
