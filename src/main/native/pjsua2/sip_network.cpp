#include "sip_network.hpp"

#include <cstdio>

#include <pjsua-lib/pjsua.h>
#include <pjsua-lib/pjsua_internal.h>
#include <pjsua2/endpoint.hpp>

namespace {

const char PING[] = "\r\n\r\n";

/* Where PJSUA's configuration finds the name of the server: it copies none. */
char stun_name[PJ_INET6_ADDRSTRLEN + 10];

void check(pj_status_t status, const char *what) PJSUA2_THROW(pj::Error) {
    if (status != PJ_SUCCESS)
        throw pj::Error(status, what, "", __FILE__, __LINE__);
}

pj_sockaddr parsed(const std::string &address, int port) PJSUA2_THROW(pj::Error) {
    pj_sockaddr result;
    pj_str_t text = pj_str(const_cast<char *>(address.c_str()));
    int family = address.find(':') == std::string::npos ? pj_AF_INET() : pj_AF_INET6();
    check(pj_sockaddr_init(family, &result, &text, static_cast<pj_uint16_t>(port)), "pj_sockaddr_init()");
    return result;
}

}

void SipNetwork::keepAlive(int accountId, const std::string &address, int port) PJSUA2_THROW(pj::Error) {
    if (!pjsua_acc_is_valid(accountId))
        return;
    pjsip_tpselector selector;
    pjsua_init_tpselector(accountId, &selector);
    if (selector.type != PJSIP_TPSELECTOR_TRANSPORT)
        return;
    pj_sockaddr target = parsed(address, port);
    pj_status_t status = pjsip_tpmgr_send_raw(
        pjsip_endpt_get_tpmgr(pjsua_var.endpt),
        static_cast<pjsip_transport_type_e>(selector.u.transport->key.type), &selector, NULL, PING,
        sizeof(PING) - 1, &target, pj_sockaddr_get_len(&target), NULL, NULL);
    if (status != PJ_EPENDING)
        check(status, "pjsip_tpmgr_send_raw()");
}

void SipNetwork::connectionKeepAlive(int seconds) {
    pjsip_cfg()->tcp.keep_alive_interval = seconds;
    pjsip_cfg()->tls.keep_alive_interval = seconds;
}

void SipNetwork::useStunServer(const std::string &address, int port) PJSUA2_THROW(pj::Error) {
    pjsua_var.stun_srv = parsed(address, port);
    std::snprintf(stun_name, sizeof(stun_name), "%s:%d", address.c_str(), port);
    pjsua_var.ua_cfg.stun_srv[0] = pj_str(stun_name);
    pjsua_var.ua_cfg.stun_srv_cnt = 1;
    pjsua_var.stun_status = PJ_SUCCESS;
}

void SipNetwork::useNoStunServer() {
    pj_bzero(&pjsua_var.stun_srv, sizeof(pjsua_var.stun_srv));
    pjsua_var.ua_cfg.stun_srv_cnt = 0;
    pjsua_var.stun_status = PJ_SUCCESS;
}
