import ipaddr from 'ipaddr.js';
import { isWithin, type Network } from './guard.ts';

/** Who is asking, for the limits on how often. */

/** Seconds in which the points of a limit are spent. */
export const limitWindow = 60;

const parse = (text: string): ipaddr.IPv4 | ipaddr.IPv6 | null => {
  try {
    return ipaddr.process(text.trim());
  } catch {
    return null;
  }
};

/** An IPv6 client has a whole network of addresses to ask from; the network counts. */
function keyOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  return address instanceof ipaddr.IPv6
    ? `${address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : address.toString();
}

/**
 * The client's key: the connection's address. Only when that belongs to a proxy we were told to trust, the last address
 * in `X-Forwarded-For` that no such proxy has counts instead; what stands before it anybody can have written.
 */
export function clientKey(
  connection: string,
  forwardedFor: string | null,
  trustedProxies: readonly Network[],
): string {
  const peer = parse(connection);
  if (peer === null) return '';
  const isProxy = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
    trustedProxies.some((network) => isWithin(address, network));
  if (!isProxy(peer) || forwardedFor === null) return keyOf(peer);
  let client = peer;
  for (const text of forwardedFor.split(',').slice(-20).reverse()) {
    const address = parse(text);
    if (address === null) break;
    client = address;
    if (!isProxy(address)) break;
  }
  return keyOf(client);
}
