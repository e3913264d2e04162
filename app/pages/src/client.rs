//! Where a request came from: for rate limits, and what the browser calls itself, for the list of sessions.

use crate::app::App;
use crate::problem::Problem;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Whoever asks.
#[derive(Debug, Clone)]
pub struct Client {
    /// Their network: an IPv4 address, or the first half of an IPv6 one. A household has that half to itself, and could
    /// come from a new address inside it with every request.
    pub network: IpAddr,
    /// The browser's own words about itself.
    pub agent: String,
}

impl FromRequestParts<App> for Client {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let peer = parts.extensions.get::<SocketAddr>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), SocketAddr::ip);
        let address = address(peer.to_canonical(), &app.settings().trusted_proxies, &parts.headers);
        let agent = parts.headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        Ok(Self { network: network(address), agent })
    }
}

/// The address that asks: whoever holds the connection, or whom the proxy there names, if it is one that we trust.
fn address(peer: IpAddr, trusted: &[IpAddr], headers: &HeaderMap) -> IpAddr {
    if !trusted.iter().any(|proxy| proxy.to_canonical() == peer) {
        return peer;
    }
    // The last entry of the last line is the one our own proxy wrote; those before it are whatever the client claimed.
    let named = || {
        let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim();
        last.parse().or_else(|_| last.parse().map(|with_port: SocketAddr| with_port.ip())).ok()
    };
    named().map_or(peer, |address: IpAddr| address.to_canonical())
}

fn network(address: IpAddr) -> IpAddr {
    const FIRST_HALF: u128 = !0 << 64;
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & FIRST_HALF).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROXY: &str = "127.0.0.1";

    fn asks(peer: &str, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let peer: IpAddr = peer.parse().unwrap();
        network(address(peer.to_canonical(), &[PROXY.parse().unwrap()], &headers)).to_string()
    }

    #[test]
    fn only_the_last_entry_of_the_last_line_is_the_proxys() {
        assert_eq!(asks(PROXY, &["198.51.100.1, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(asks(PROXY, &["198.51.100.1", "198.51.100.2,192.0.2.7"]), "192.0.2.7");
        assert_eq!(asks(PROXY, &["198.51.100.1", "not an address"]), PROXY);
        assert_eq!(asks(PROXY, &[]), PROXY);
        assert_eq!(asks("198.51.100.9", &["192.0.2.7"]), "198.51.100.9");
    }

    #[test]
    fn one_address_in_two_spellings_is_one() {
        assert_eq!(asks("::ffff:127.0.0.1", &["::ffff:192.0.2.7"]), "192.0.2.7");
        assert_eq!(asks(PROXY, &["192.0.2.7:50123"]), "192.0.2.7");
        assert_eq!(asks(PROXY, &["[2001:db8:1:2::3]:50123"]), "2001:db8:1:2::");
    }

    #[test]
    fn a_household_is_one_network() {
        let one = asks(PROXY, &["2001:db8:1:2:aaaa::1"]);
        assert_eq!(one, asks(PROXY, &["2001:db8:1:2:bbbb::9"]));
        assert_ne!(one, asks(PROXY, &["2001:db8:1:3:aaaa::1"]));
    }
}
