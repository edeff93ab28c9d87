//! Which addresses lie in the public Internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is an ordinary one of the public Internet.
///
/// Private, loopback, link-local, shared, multicast, documentation, benchmark, reserved and other
/// special addresses are not: see IANA's registries of special-purpose addresses for [IPv4] and
/// [IPv6]. An IPv6 address that stands for an IPv4 address is as public as that one.
///
/// [IPv4]: https://www.iana.org/assignments/iana-ipv4-special-registry
/// [IPv6]: https://www.iana.org/assignments/iana-ipv6-special-registry
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        [0 | 10 | 127 | 224.., ..]
        | [169, 254, ..]
        | [172, 16..=31, ..]
        | [192, 168, ..]
        | [100, 64..=127, ..]
        | [192, 0, 0 | 2, _]
        | [198, 51, 100, _]
        | [203, 0, 113, _]
        | [198, 18 | 19, ..] => true,
        // Relays of 6to4, which RFC 7526 has ended.
        [192, 88, 99, _] => true,
        // Looks public, but is what an Azure machine reaches its host by:
        // https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
        [168, 63, 129, 16] => true,
        _ => false,
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        // IPv4-mapped, and what RFC 6052 translates to IPv4.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            let [a, b] = high.to_be_bytes();
            let [c, d] = low.to_be_bytes();
            is_public_v4(Ipv4Addr::new(a, b, c, d))
        }
        // Protocol assignments such as Teredo; documentation; 6to4, which hides an IPv4 address.
        [0x2001, 0..=0x01ff | 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] | [0x2002, ..] => false,
        // The only block that global unicast addresses are given out from.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::is_public;

    const SPECIAL: &str = include_str!("../../tests/http/special_addresses.txt");
    const PUBLIC: &str = include_str!("../../tests/http/public_addresses.txt");

    /// The first and the last address of every block; the addresses right before and behind.
    #[test]
    fn blocks_end_where_they_should() {
        for (list, expected) in [(SPECIAL, false), (PUBLIC, true)] {
            for line in list.lines().filter(|line| !line.starts_with('#')) {
                for address in line.split_whitespace() {
                    assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
                }
            }
        }
    }
}
