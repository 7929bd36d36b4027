#ifndef KALLGLOT_SIP_NETWORK_HPP
#define KALLGLOT_SIP_NETWORK_HPP

#include <string>
#include <pjsua2/types.hpp>

/**
 * What PJSUA2 leaves out of the network: a keep-alive for accounts that do not register, its interval
 * on connections, and a STUN server whose address is known already, so that no call waits for it. All
 * on the engine's thread, while the library lives.
 */
class SipNetwork {
public:
    /** Sends the double CRLF of RFC 5626 from the UDP transport that the account is bound to. */
    static void keepAlive(int accountId, const std::string &address, int port) PJSUA2_THROW(pj::Error);

    /** How often every TCP and TLS connection is kept alive, those made from now on; 0 for never. */
    static void connectionKeepAlive(int seconds);

    /** Asked from now on, for UDP transports that are created and for calls of accounts that use STUN. */
    static void useStunServer(const std::string &address, int port) PJSUA2_THROW(pj::Error);

    static void useNoStunServer();
};

#endif
