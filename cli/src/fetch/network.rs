//! Which kind of network an IP address belongs to, and where an address may lead.
//!
//! After IANA's registries of special-purpose addresses (RFC 6890) and, for what clouds keep there,
//! their manuals.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A kind of network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Everybody's.
    Public,
    /// This machine.
    Loopback,
    /// A house, a company or a provider: RFC 1918, RFC 6598 and unique local addresses.
    Private,
    /// One link, where clouds keep what a machine should know of itself.
    LinkLocal,
    /// No server has such an address: multicast, documentation, tests, what is reserved.
    Nobody,
}

impl Network {
    /// The network of an address.
    pub fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => of_v4(address),
            IpAddr::V6(address) => of_v6(address),
        }
    }

    /// What addresses belong to of which some are here and some are there.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Public }
    }
}

/// Whom an address is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The person who runs the command: it may lead anywhere.
    Given,
    /// A document from this network: it may lead to everybody's, and to the document's own.
    From(Network),
}

impl Trust {
    /// Every kind that makes a difference.
    pub const ALL: [Self; 5] = [
        Self::Given,
        Self::From(Network::Public),
        Self::From(Network::Loopback),
        Self::From(Network::Private),
        Self::From(Network::LinkLocal),
    ];

    /// Whether it may lead there.
    pub fn allows(self, network: Network) -> bool {
        match self {
            Self::Given => true,
            Self::From(_) if network == Network::Nobody => false,
            Self::From(source) => network == Network::Public || network == source,
        }
    }
}

// Azure's machines ask this one what others ask at 169.254.169.254; nobody else can.
const AZURE: Ipv4Addr = Ipv4Addr::new(168, 63, 129, 16);

fn of_v4(address: Ipv4Addr) -> Network {
    match address.octets() {
        [127, ..] => Network::Loopback,
        [10, ..] | [192, 168, ..] => Network::Private,
        [172, second, ..] if second & 0xf0 == 16 => Network::Private,
        [100, second, ..] if second & 0xc0 == 64 => Network::Private,
        [169, 254, ..] => Network::LinkLocal,
        _ if address == AZURE => Network::LinkLocal,
        [0 | 224..=255, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 18 | 19, ..]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => Network::Nobody,
        _ => Network::Public,
    }
}

fn of_v6(address: Ipv6Addr) -> Network {
    match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 1] => Network::Loopback,
        // An IPv4 address in another dress: mapped, by NAT64, by 6to4.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            of_v4(within(high, low))
        }
        [0x2002, high, low, ..] => of_v4(within(high, low)),
        [0x64, 0xff9b, 1, ..] => Network::Private,
        [first, ..] if first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfec0 => Network::Private,
        [first, ..] if first & 0xffc0 == 0xfe80 => Network::LinkLocal,
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => Network::Nobody,
        [0x3fff, second, ..] if second < 0x1000 => Network::Nobody,
        [first, ..] if first & 0xe000 == 0x2000 => Network::Public,
        _ => Network::Nobody,
    }
}

fn within(high: u16, low: u16) -> Ipv4Addr {
    let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
    Ipv4Addr::new(a, b, c, d)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn networks(network: Network, addresses: &[&str]) {
        for address in addresses {
            assert_eq!(Network::of(address.parse().unwrap()), network, "{address}");
        }
    }

    #[test]
    fn each_range_is_known_from_its_first_address_to_its_last() {
        networks(Network::Loopback, &["127.0.0.0", "127.0.0.1", "127.255.255.255", "::1"]);
        networks(Network::Private, &["10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255"]);
        networks(
            Network::Private,
            &["192.168.0.0", "192.168.255.255", "100.64.0.0", "100.127.255.255"],
        );
        networks(
            Network::Private,
            &["fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fec0::1"],
        );
        networks(Network::LinkLocal, &["169.254.0.0", "169.254.169.254", "168.63.129.16"]);
        networks(Network::LinkLocal, &["fe80::1", "febf:ffff::"]);
        networks(Network::Nobody, &["0.0.0.0", "0.255.255.255", "224.0.0.0", "255.255.255.255"]);
        networks(Network::Nobody, &["192.0.0.1", "192.0.2.0", "198.51.100.255", "203.0.113.7"]);
        networks(Network::Nobody, &["198.18.0.0", "198.19.255.255", "192.88.99.1", "240.0.0.1"]);
        networks(
            Network::Nobody,
            &["::", "::7f00:1", "100::1", "2001:db8::1", "3fff::1", "ff02::1"],
        );
        networks(Network::Nobody, &["2001::1", "2001:1ff::1", "5f00::1", "fe00::1"]);
    }

    #[test]
    fn beside_each_range_the_network_is_everybodys() {
        networks(Network::Public, &["126.255.255.255", "128.0.0.0", "9.255.255.255", "11.0.0.0"]);
        networks(
            Network::Public,
            &["172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0"],
        );
        networks(
            Network::Public,
            &["100.63.255.255", "100.128.0.0", "169.253.255.255", "169.255.0.0"],
        );
        networks(Network::Public, &["192.0.1.0", "192.0.3.0", "198.17.255.255", "198.20.0.0"]);
        networks(
            Network::Public,
            &["198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255"],
        );
        networks(Network::Public, &["1.1.1.1", "168.63.129.17", "2001:200::1", "2001:db9::1"]);
        networks(Network::Public, &["2606:4700::1111", "3fff:1000::1", "2a00::1", "2003::1"]);
    }

    #[test]
    fn an_ipv4_address_in_another_dress_is_what_it_is() {
        networks(Network::Loopback, &["::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"]);
        networks(Network::LinkLocal, &["::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"]);
        networks(Network::Private, &["::ffff:10.0.0.1", "2002:c0a8:101::1", "64:ff9b:1::1"]);
        networks(Network::Nobody, &["::ffff:0.0.0.0", "64:ff9b::e000:1"]);
        networks(Network::Public, &["::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1"]);
    }

    #[test]
    fn what_a_document_names_leads_out_but_not_into_another_house() {
        use Network::{LinkLocal, Loopback, Nobody, Private, Public};
        for network in [Public, Loopback, Private, LinkLocal, Nobody] {
            assert!(Trust::Given.allows(network));
            for source in [Public, Loopback, Private, LinkLocal, Nobody] {
                let expected = network != Nobody && (network == Public || network == source);
                assert_eq!(Trust::From(source).allows(network), expected, "{source:?} {network:?}");
            }
        }
    }

    #[test]
    fn a_name_that_is_in_two_networks_is_trusted_as_everybodys() {
        assert_eq!(Network::Private.and(Network::Private), Network::Private);
        assert_eq!(Network::Private.and(Network::Loopback), Network::Public);
        assert_eq!(Network::Loopback.and(Network::Public), Network::Public);
    }
}
