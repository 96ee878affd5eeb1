//! The addresses that a phone could reach this machine by, most likely first.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// An address of this machine and the network that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub ip: IpAddr,
    /// The interface's name: `wlan0`.
    pub interface: String,
}

/// Returns this machine's addresses: the one that leads out first, then other
/// private ones, and last those that phones seldom reach (containers, VPNs,
/// addresses that the machine gave itself). This machine alone where there is
/// no network.
pub fn addresses() -> Vec<Address> {
    let found = if_addrs::get_if_addrs().unwrap_or_default();
    let found = found.into_iter().map(|own| Address { ip: own.ip(), interface: own.name });
    ordered(found.collect(), default_route())
}

/// Returns the address from which packets leave this machine. Nothing is sent:
/// to connect a datagram socket only asks for the route.
fn default_route() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address that is kept for documentation and that nobody has.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

fn ordered(mut found: Vec<Address>, default: Option<IpAddr>) -> Vec<Address> {
    // An IPv6 address of one link alone needs a zone, which no browser takes.
    let is_offered = |own: &Address| match own.ip {
        IpAddr::V4(_) => true,
        IpAddr::V6(ip) => !ip.is_unicast_link_local() && !ip.is_loopback(),
    };
    found.retain(is_offered);
    found.sort_by_key(|own| rank(own, default));
    found.dedup_by_key(|own| own.ip);
    if found.iter().any(|own| !own.ip.is_loopback()) {
        found.retain(|own| !own.ip.is_loopback());
    }
    found
}

/// Returns how likely a phone is to reach an address: lower comes first.
fn rank(own: &Address, default: Option<IpAddr>) -> u8 {
    const VIRTUAL_INTERFACES: [&str; 9] =
        ["docker", "br-", "veth", "virbr", "vmnet", "vbox", "tun", "utun", "wg"];
    let is_virtual = VIRTUAL_INTERFACES.iter().any(|prefix| own.interface.starts_with(prefix))
        || own.interface.contains("vEthernet")
        || own.interface.starts_with("tailscale");
    match own.ip {
        ip if ip.is_loopback() => 7,
        IpAddr::V4(ip) if ip.is_link_local() => 6,
        _ if is_virtual => 5,
        ip if Some(ip) == default => 0,
        IpAddr::V4(ip) if ip.is_private() => 1,
        IpAddr::V4(_) => 2,
        IpAddr::V6(_) => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(interface: &str, ip: &str) -> Address {
        Address { ip: ip.parse().unwrap(), interface: interface.to_owned() }
    }

    #[test]
    fn the_way_out_comes_first_and_what_phones_cannot_reach_last() {
        let found = vec![
            address("lo", "127.0.0.1"),
            address("docker0", "172.17.0.1"),
            address("eth0", "169.254.7.1"),
            address("eth1", "10.0.0.5"),
            address("wlan0", "192.168.1.20"),
            address("wlan0", "fe80::1"),
            address("wlan0", "fd77::1"),
        ];
        let order = ordered(found, Some("192.168.1.20".parse().unwrap()));
        let order: Vec<String> = order.iter().map(|own| own.ip.to_string()).collect();
        assert_eq!(order, ["192.168.1.20", "10.0.0.5", "fd77::1", "172.17.0.1", "169.254.7.1"]);
    }

    #[test]
    fn without_a_network_this_machine_is_offered() {
        let order = ordered(vec![address("lo", "127.0.0.1"), address("lo", "::1")], None);
        assert_eq!(order, [address("lo", "127.0.0.1")]);
    }
}
