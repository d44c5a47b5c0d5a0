import { BlockList, isIP } from "node:net";

/**
 * IPv4 that is nobody's on the internet at large: private, shared, loopback, link-local, for documents, multicast,
 * reserved (IANA's special-purpose registry, https://www.iana.org/assignments/iana-ipv4-special-registry). The one
 * address beside them is where Azure's machines ask their host for their own secrets.
 */
const INWARD_V4: readonly (readonly [network: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/**
 * Of IPv6 only what is routed at large is outward: 2000::/3, and the forms that stand for an IPv4 address, mapped and
 * NAT64 (RFC 6052). Loopback, unique-local, link-local and multicast are thereby inward.
 */
const OUTWARD_V6: readonly (readonly [network: string, bits: number])[] = [
  ["2000::", 3],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
];

/** Within those: protocol assignments with Teredo among them, and networks for documents. */
const INWARD_V6: readonly (readonly [network: string, bits: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["3fff::", 20],
];

const inwardV4 = new BlockList();
const inwardV6 = new BlockList();
const outwardV6 = new BlockList();
for (const [network, bits] of OUTWARD_V6) outwardV6.addSubnet(network, bits, "ipv6");
for (const [network, bits] of INWARD_V6) inwardV6.addSubnet(network, bits, "ipv6");
for (const [network, bits] of INWARD_V4) {
  inwardV4.addSubnet(network, bits, "ipv4");
  inwardV6.addSubnet(`::ffff:${network}`, 96 + bits, "ipv6");
  inwardV6.addSubnet(`64:ff9b::${network}`, 96 + bits, "ipv6");
  inwardV6.addSubnet(`2002:${hexOf(network)}::`, 16 + bits, "ipv6");
}

/** Whether an IP address leads inward: to this machine, its own network, or nowhere. What is no address does, too. */
export function isInward(address: string): boolean {
  // A zone (fe80::1%eth0) names an interface of this machine.
  const family = address.includes("%") ? 0 : isIP(address);
  if (family === 4) return inwardV4.check(address, "ipv4");
  return family === 0 || !outwardV6.check(address, "ipv6") || inwardV6.check(address, "ipv6");
}

/** 6to4 (RFC 3056) writes an IPv4 address in two groups: 10.0.0.1 in 2002:a00:1::. */
function hexOf(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
