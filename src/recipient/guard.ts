import ipaddr from 'ipaddr.js';

export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** A CIDR such as `127.0.0.0/8` or `fd00::/8`; null when it is none, or has bits set beyond its length. */
export function parseNetwork(text: string): Network | null {
  try {
    const [address, bits] = ipaddr.parseCIDR(text);
    const base =
      address.kind() === 'ipv4'
        ? ipaddr.IPv4.networkAddressFromCIDR(text)
        : ipaddr.IPv6.networkAddressFromCIDR(text);
    return base.toNormalizedString() === address.toNormalizedString() ? [address, bits] : null;
  } catch {
    return null;
  }
}

/** Whether an address lies in a network. */
export const isWithin = (address: ipaddr.IPv4 | ipaddr.IPv6, [base, bits]: Network): boolean =>
  address.kind() === base.kind() && address.match(base, bits);

/** Whether a network lies wholly inside 127.0.0.0/8 or is ::1. */
export function isLoopbackNetwork([base, bits]: Network): boolean {
  return base.range() === 'loopback' && bits >= (base.kind() === 'ipv4' ? 8 : 128);
}

/**
 * Whether we may connect: only to public unicast addresses, since anybody can make a domain point anywhere.
 * An allow-list, because a deny-list forgets NAT64, 6to4 and what comes next. Addresses not in standard notation are refused.
 */
export function mayConnect(address: string, allowed: readonly Network[]): boolean {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return false;
  if (address.includes('%')) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' || allowed.some((network) => isWithin(parsed, network));
}
