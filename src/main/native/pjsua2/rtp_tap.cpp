#include "rtp_tap.hpp"

#include <atomic>
#include <cstddef>
#include <cstring>
#include <ctime>
#include <memory>
#include <mutex>
#include <new>
#include <unordered_map>

#include <pjmedia/transport.h>
#include <pjmedia/transport_srtp.h>

namespace {

struct Record {
    uint32_t length;
    uint8_t direction, kind;
    uint16_t address_length;
    int64_t time;
    uint8_t source[16], destination[16];
    uint16_t source_port, destination_port;
    uint32_t packet_length;
};
static_assert(sizeof(Record) == RtpTap::HEADER, "as documented");

/* Stands where the next record would not fit before the ring's end. */
constexpr uint8_t skip = 0xff;

std::atomic<int> rings{0};

size_t aligned(size_t length) { return (length + 7) & ~size_t{7}; }

/* Many producers, one consumer: they share nothing but the two positions. */
class Ring {
public:
    explicit Ring(size_t capacity) : capacity_(capacity), bytes_(new uint64_t[capacity / 8]) { ++rings; }
    ~Ring() { --rings; }

    void put(Record record, const void *packet) {
        size_t length = aligned(sizeof record + record.packet_length);
        record.length = static_cast<uint32_t>(length);
        std::lock_guard<std::mutex> lock(producers_);
        uint64_t at = written_.load(std::memory_order_relaxed);
        size_t to_end = capacity_ - at % capacity_;
        size_t needed = length <= to_end ? length : to_end + length;
        if (needed > capacity_ - (at - read_.load(std::memory_order_acquire))) {
            dropped_.fetch_add(1, std::memory_order_relaxed);
            return;
        }
        if (length > to_end) {
            uint32_t rest = static_cast<uint32_t>(to_end);
            std::memcpy(byte(at), &rest, sizeof rest);
            byte(at)[offsetof(Record, direction)] = skip;
            at += to_end;
        }
        std::memcpy(byte(at), &record, sizeof record);
        std::memcpy(byte(at) + sizeof record, packet, record.packet_length);
        written_.store(at + length, std::memory_order_release);
    }

    int drain(char *into, size_t capacity) {
        std::lock_guard<std::mutex> lock(consumer_);
        uint64_t at = read_.load(std::memory_order_relaxed);
        uint64_t end = written_.load(std::memory_order_acquire);
        size_t filled = 0;
        while (at < end) {
            uint32_t length;
            std::memcpy(&length, byte(at), sizeof length);
            if (byte(at)[offsetof(Record, direction)] != skip) {
                if (length > capacity - filled)
                    break;
                std::memcpy(into + filled, byte(at), length);
                filled += length;
            }
            at += length;
        }
        read_.store(at, std::memory_order_release);
        return static_cast<int>(filled);
    }

    long long dropped() const { return dropped_.load(std::memory_order_relaxed); }

private:
    uint8_t *byte(uint64_t position) { return reinterpret_cast<uint8_t *>(bytes_.get()) + position % capacity_; }

    const size_t capacity_;
    /* Untouched until it is used, and a multiple of 8 as all records are. */
    const std::unique_ptr<uint64_t[]> bytes_;
    std::mutex producers_, consumer_;
    std::atomic<uint64_t> written_{0}, read_{0};
    std::atomic<long long> dropped_{0};
};

std::mutex handles_mutex;
long long last_handle = 0;

std::unordered_map<long long, std::shared_ptr<Ring>> &handles() {
    /* Never destroyed: Java threads may still drain while the process exits. */
    static auto *map = new std::unordered_map<long long, std::shared_ptr<Ring>>;
    return *map;
}

std::shared_ptr<Ring> ring_of(long long handle) {
    std::lock_guard<std::mutex> lock(handles_mutex);
    auto found = handles().find(handle);
    return found == handles().end() ? nullptr : found->second;
}

/* What the transport was attached with, and the addresses its packets go by. */
struct Attachment {
    void *user_data = nullptr;
    void (*rtp_cb)(void *, void *, pj_ssize_t) = nullptr;
    void (*rtp_cb2)(pjmedia_tp_cb_param *) = nullptr;
    void (*rtcp_cb)(void *, void *, pj_ssize_t) = nullptr;
};

struct Addresses {
    pj_sockaddr local_rtp{}, local_rtcp{}, remote_rtp{}, remote_rtcp{};
};

/*
 * Sits in a transport by replacing its table of operations with one that begins this object, so that
 * the transport itself stays what it was. It is freed when the transport's group lock is, which no
 * packet in flight outlives.
 */
struct Tap {
    pjmedia_transport_op op;
    pjmedia_transport_op *original;
    pjmedia_transport *transport;
    std::shared_ptr<Ring> ring;
    std::mutex mutex;
    Attachment attachment;
    Addresses addresses;

    Attachment attached() {
        std::lock_guard<std::mutex> lock(mutex);
        return attachment;
    }

    Addresses current() {
        std::lock_guard<std::mutex> lock(mutex);
        return addresses;
    }
};

static_assert(offsetof(Tap, op) == 0, "the table of operations is the tap");

Tap *tap_of(pjmedia_transport *transport) { return reinterpret_cast<Tap *>(transport->op); }

int64_t now() {
    timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return int64_t{time.tv_sec} * 1000000000 + time.tv_nsec;
}

/* RFC 7983 tells RTP and RTCP from the rest by the first byte, RFC 5761 one from the other by the second. */
uint8_t kind_of(const void *packet, size_t size) {
    auto bytes = static_cast<const uint8_t *>(packet);
    if (size < 2 || bytes[0] < 128 || bytes[0] > 191)
        return RtpTap::OTHER;
    return bytes[1] >= 192 && bytes[1] <= 223 ? RtpTap::RTCP : RtpTap::RTP;
}

uint16_t copy_address(uint8_t (&into)[16], uint16_t &port, const pj_sockaddr &from) {
    if (from.addr.sa_family != pj_AF_INET() && from.addr.sa_family != pj_AF_INET6())
        return 0;
    unsigned length = pj_sockaddr_get_addr_len(&from);
    std::memcpy(into, pj_sockaddr_get_addr(&from), length);
    port = pj_sockaddr_get_port(&from);
    return static_cast<uint16_t>(length);
}

void keep(Tap &tap, RtpTap::Direction direction, int64_t time, const pj_sockaddr &source,
          const pj_sockaddr &destination, const void *packet, size_t size) {
    Record record{};
    record.direction = direction;
    record.kind = kind_of(packet, size);
    record.time = time;
    record.packet_length = static_cast<uint32_t>(size);
    uint16_t from = copy_address(record.source, record.source_port, source);
    uint16_t to = copy_address(record.destination, record.destination_port, destination);
    record.address_length = from == to ? from : 0;
    tap.ring->put(record, packet);
}

void on_rtp(pjmedia_tp_cb_param *param) {
    Tap &tap = *static_cast<Tap *>(param->user_data);
    Attachment above = tap.attached();
    Addresses addresses = tap.current();
    /* Before it goes up: SRTP decrypts in place. A negative size is an error, not a packet. */
    if (param->size >= 0)
        keep(tap, RtpTap::RECEIVED, now(), param->src_addr ? *param->src_addr : addresses.remote_rtp,
             addresses.local_rtp, param->pkt, static_cast<size_t>(param->size));
    if (above.rtp_cb2) {
        pjmedia_tp_cb_param passed = *param;
        passed.user_data = above.user_data;
        above.rtp_cb2(&passed);
        param->rem_switch = passed.rem_switch;
        if (passed.rem_switch && param->src_addr) {
            std::lock_guard<std::mutex> lock(tap.mutex);
            bool muxed = pj_sockaddr_cmp(&tap.addresses.remote_rtp, &tap.addresses.remote_rtcp) == 0;
            tap.addresses.remote_rtp = tap.addresses.remote_rtcp = *param->src_addr;
            if (!muxed)
                pj_sockaddr_set_port(&tap.addresses.remote_rtcp,
                                     static_cast<pj_uint16_t>(pj_sockaddr_get_port(param->src_addr) + 1));
        }
    } else if (above.rtp_cb) {
        above.rtp_cb(above.user_data, param->pkt, param->size);
    }
}

void on_rtcp(void *user_data, void *packet, pj_ssize_t size) {
    Tap &tap = *static_cast<Tap *>(user_data);
    Attachment above = tap.attached();
    if (size >= 0) {
        int64_t time = now();
        Addresses addresses = tap.current();
        pjmedia_transport_info info;
        pjmedia_transport_info_init(&info);
        bool known = tap.original->get_info(tap.transport, &info) == PJ_SUCCESS
            && pj_sockaddr_has_addr(&info.src_rtcp_name);
        keep(tap, RtpTap::RECEIVED, time, known ? info.src_rtcp_name : addresses.remote_rtcp,
             addresses.local_rtcp, packet, static_cast<size_t>(size));
    }
    if (above.rtcp_cb)
        above.rtcp_cb(above.user_data, packet, size);
}

Addresses addresses_of(Tap &tap, const pjmedia_transport_attach_param &param) {
    Addresses addresses;
    pjmedia_transport_info info;
    pjmedia_transport_info_init(&info);
    if (tap.original->get_info(tap.transport, &info) == PJ_SUCCESS) {
        addresses.local_rtp = info.sock_info.rtp_addr_name;
        addresses.local_rtcp = info.sock_info.rtcp_addr_name;
    }
    addresses.remote_rtp = param.rem_addr;
    if (pj_sockaddr_has_addr(&param.rem_rtcp)) {
        addresses.remote_rtcp = param.rem_rtcp;
    } else {
        addresses.remote_rtcp = param.rem_addr;
        pj_sockaddr_set_port(&addresses.remote_rtcp,
                             static_cast<pj_uint16_t>(pj_sockaddr_get_port(&param.rem_addr) + 1));
    }
    return addresses;
}

pj_status_t attach2(pjmedia_transport *transport, pjmedia_transport_attach_param *param) {
    Tap &tap = *tap_of(transport);
    /* DTLS attaches an SRTP transport early, without callbacks, which must not look like the stream's. */
    if (!param->rtp_cb && !param->rtp_cb2)
        return tap.original->attach2(transport, param);
    Attachment before = tap.attached();
    Addresses addresses = addresses_of(tap, *param);
    {
        std::lock_guard<std::mutex> lock(tap.mutex);
        tap.attachment = {param->user_data, param->rtp_cb, param->rtp_cb2, param->rtcp_cb};
        tap.addresses = addresses;
    }
    pjmedia_transport_attach_param own = *param;
    own.user_data = &tap;
    own.rtp_cb = NULL;
    own.rtp_cb2 = &on_rtp;
    own.rtcp_cb = &on_rtcp;
    pj_status_t status = tap.original->attach2(transport, &own);
    if (status != PJ_SUCCESS) {
        std::lock_guard<std::mutex> lock(tap.mutex);
        tap.attachment = before;
    }
    return status;
}

void detach(pjmedia_transport *transport, void *) {
    Tap &tap = *tap_of(transport);
    tap.original->detach(transport, &tap);
    std::lock_guard<std::mutex> lock(tap.mutex);
    tap.attachment = {};
}

/* Only what the transport took: a refused packet was never sent. */
pj_status_t sent(Tap &tap, pj_status_t status, int64_t time, const pj_sockaddr &source,
                 const pj_sockaddr &destination, const void *packet, pj_size_t size) {
    if (status == PJ_SUCCESS || status == PJ_EPENDING)
        keep(tap, RtpTap::SENT, time, source, destination, packet, size);
    return status;
}

pj_status_t send_rtp(pjmedia_transport *transport, const void *packet, pj_size_t size) {
    Tap &tap = *tap_of(transport);
    Addresses addresses = tap.current();
    int64_t time = now();
    pj_status_t status = tap.original->send_rtp(transport, packet, size);
    return sent(tap, status, time, addresses.local_rtp, addresses.remote_rtp, packet, size);
}

pj_status_t send_rtcp(pjmedia_transport *transport, const void *packet, pj_size_t size) {
    Tap &tap = *tap_of(transport);
    Addresses addresses = tap.current();
    int64_t time = now();
    pj_status_t status = tap.original->send_rtcp(transport, packet, size);
    return sent(tap, status, time, addresses.local_rtcp, addresses.remote_rtcp, packet, size);
}

pj_status_t send_rtcp2(pjmedia_transport *transport, const pj_sockaddr_t *address, unsigned length,
                       const void *packet, pj_size_t size) {
    Tap &tap = *tap_of(transport);
    Addresses addresses = tap.current();
    int64_t time = now();
    pj_status_t status = tap.original->send_rtcp2(transport, address, length, packet, size);
    return sent(tap, status, time, addresses.local_rtcp,
                address ? *static_cast<const pj_sockaddr *>(address) : addresses.remote_rtcp, packet, size);
}

void free_tap(void *tap) { delete static_cast<Tap *>(tap); }

/* A transport with no group lock has nothing else to tell when the tap may go. */
pj_status_t destroy(pjmedia_transport *transport) {
    Tap *tap = tap_of(transport);
    bool own = !transport->grp_lock;
    pj_status_t status = tap->original->destroy(transport);
    if (own)
        free_tap(tap);
    return status;
}

/* An SRTP transport gives its member's type as its own, but reports itself first. */
bool is_srtp(pjmedia_transport *transport) {
    pjmedia_transport_info info;
    pjmedia_transport_info_init(&info);
    if (pjmedia_transport_get_info(transport, &info) != PJ_SUCCESS)
        return false;
    for (unsigned i = 0; i < info.specific_info_cnt; ++i)
        if (info.spc_info[i].type == PJMEDIA_TRANSPORT_TYPE_SRTP && info.spc_info[i].tp == transport)
            return true;
    return false;
}

/* Where to sit, NULL if there is no such place. */
pjmedia_transport *place_in(pjmedia_transport *transport, RtpTap::Place place) {
    if (!transport)
        return nullptr;
    bool srtp = is_srtp(transport);
    if (place == RtpTap::ABOVE_SRTP)
        return srtp ? transport : nullptr;
    return srtp ? pjmedia_transport_srtp_get_member(transport) : transport;
}

size_t ring_capacity(int wanted) {
    size_t capacity = 16 * 1024;
    while (capacity < static_cast<size_t>(wanted < 0 ? 0 : wanted) && capacity < (size_t{1} << 28))
        capacity *= 2;
    return capacity;
}

bool sit_in(pjmedia_transport *transport, const std::shared_ptr<Ring> &ring) {
    auto tap = std::make_unique<Tap>();
    tap->original = transport->op;
    tap->transport = transport;
    tap->ring = ring;
    tap->op = *transport->op;
    tap->op.attach2 = &attach2;
    tap->op.detach = &detach;
    tap->op.send_rtp = &send_rtp;
    tap->op.send_rtcp = &send_rtcp;
    tap->op.send_rtcp2 = &send_rtcp2;
    tap->op.destroy = &destroy;
    if (transport->grp_lock
        && pj_grp_lock_add_handler(transport->grp_lock, NULL, tap.get(), &free_tap) != PJ_SUCCESS)
        return false;
    transport->op = &tap.release()->op;
    return true;
}

} // namespace

long long RtpTap::attach(pj::OnCreateMediaTransportParam &prm, Place place, int capacity) {
    auto transport = place_in(static_cast<pjmedia_transport *>(prm.mediaTp), place);
    if (!transport || !transport->op->attach2 || transport->op->attach2 == &attach2)
        return 0;
    try {
        auto ring = std::make_shared<Ring>(ring_capacity(capacity));
        std::lock_guard<std::mutex> lock(handles_mutex);
        handles().emplace(++last_handle, ring);
        if (sit_in(transport, ring))
            return last_handle;
        handles().erase(last_handle);
        return 0;
    } catch (const std::bad_alloc &) {
        return 0;
    }
}

int RtpTap::drain(long long handle, void *buffer, int capacity) {
    auto ring = ring_of(handle);
    return ring ? ring->drain(static_cast<char *>(buffer), static_cast<size_t>(capacity < 0 ? 0 : capacity)) : -1;
}

long long RtpTap::dropped(long long handle) {
    auto ring = ring_of(handle);
    return ring ? ring->dropped() : -1;
}

void RtpTap::close(long long handle) {
    std::shared_ptr<Ring> last;
    std::lock_guard<std::mutex> lock(handles_mutex);
    auto found = handles().find(handle);
    if (found != handles().end()) {
        last = found->second;
        handles().erase(found);
    }
}

int RtpTap::live() { return rings.load(); }
