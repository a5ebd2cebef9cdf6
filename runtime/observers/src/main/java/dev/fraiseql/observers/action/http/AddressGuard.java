package dev.fraiseql.observers.action.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells public addresses of the internet from all others: of this machine, of private and local
 * networks, of metadata services of clouds, multicast, documentation, and forms that contain such
 * an IPv4 address. After IANA's registries of special-purpose addresses.
 */
final class AddressGuard {
  private static final List<Range> REFUSED_IPV4 =
      List.of(
          range("0.0.0.0", 8), // this network
          range("10.0.0.0", 8), // private
          range("100.64.0.0", 10), // carrier-grade NAT
          range("127.0.0.0", 8), // loopback
          range("168.63.129.16", 32), // Azure's metadata
          range("169.254.0.0", 16), // link-local, with most clouds' metadata
          range("172.16.0.0", 12), // private
          range("192.0.0.0", 24), // protocols
          range("192.0.2.0", 24), // documentation
          range("192.88.99.0", 24), // relays of 6to4
          range("192.168.0.0", 16), // private
          range("198.18.0.0", 15), // benchmarks
          range("198.51.100.0", 24), // documentation
          range("203.0.113.0", 24), // documentation
          range("224.0.0.0", 4), // multicast
          range("240.0.0.0", 4)); // reserved, and broadcast

  /** All global addresses. Everything outside is refused, but for translated IPv4 addresses. */
  private static final Range GLOBAL_IPV6 = range("2000::", 3);

  private static final List<Range> REFUSED_IPV6 =
      List.of(
          range("2001::", 23), // protocols, with Teredo
          range("2001:db8::", 32), // documentation
          range("2002::", 16), // 6to4
          range("3fff::", 20)); // documentation

  /** IPv4 addresses as networks with IPv6 only translate them; the last 32 bits are the address. */
  private static final Range NAT64 = range("64:ff9b::", 96);

  private AddressGuard() {}

  /** Whether an address is one of the internet. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return isPublicIpv4(bytes);
    }
    if (NAT64.contains(bytes)) {
      return isPublicIpv4(lastFour(bytes));
    }
    return GLOBAL_IPV6.contains(bytes)
        && REFUSED_IPV6.stream().noneMatch(range -> range.contains(bytes))
        && (!isIsatap(bytes) || isPublicIpv4(lastFour(bytes)));
  }

  private static boolean isPublicIpv4(byte[] bytes) {
    return REFUSED_IPV4.stream().noneMatch(range -> range.contains(bytes));
  }

  /** Whether the interface part is that of ISATAP: 0:5efe or 200:5efe, and an IPv4 address. */
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
  }

  private static byte[] lastFour(byte[] bytes) {
    return Arrays.copyOfRange(bytes, 12, 16);
  }

  private static Range range(String first, int bits) {
    return new Range(InetAddress.ofLiteral(first), bits);
  }

  /** The addresses that begin with the same bits. */
  private record Range(InetAddress start, int bits) {
    boolean contains(byte[] address) {
      byte[] first = start.getAddress();
      for (int bit = 0; bit < bits; bit += 8) {
        int mask = bits - bit >= 8 ? 0xff : 0xff00 >> (bits - bit) & 0xff;
        if (((address[bit / 8] ^ first[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
