#include "sample_port.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <vector>

#include <pjsua-lib/pjsua.h>
#include <pjsua2/endpoint.hpp>

namespace {

/* Counts the lives of the library, so that nothing of an earlier one is touched. */
std::atomic<unsigned> lives{1};
unsigned counted_life = 0;

void end_life() { ++lives; }

/* pj_atexit() forgets its functions at every shutdown. */
unsigned current_life() {
    unsigned life = lives.load();
    if (counted_life != life && pj_atexit(&end_life) == PJ_SUCCESS)
        counted_life = life;
    return life;
}

class SampleRing {
public:
    void reset(size_t capacity) {
        samples_.assign(capacity, 0);
        first_ = size_ = 0;
    }
    size_t free() const { return samples_.size() - size_; }
    bool open() const { return !samples_.empty(); }

    /* At most free() samples; NULL is silence. */
    void put(const pj_int16_t *from, size_t count) {
        for (size_t done = 0; done < count;) {
            size_t at = (first_ + size_) % samples_.size();
            size_t chunk = std::min(count - done, samples_.size() - at);
            if (from)
                std::copy_n(from + done, chunk, samples_.begin() + at);
            else
                std::fill_n(samples_.begin() + at, chunk, 0);
            size_ += chunk;
            done += chunk;
        }
    }

    int take(short *into, int capacity) {
        size_t count = std::min(size_, static_cast<size_t>(std::max(capacity, 0)));
        for (size_t done = 0; done < count;) {
            size_t chunk = std::min(count - done, samples_.size() - first_);
            std::copy_n(samples_.begin() + first_, chunk, into + done);
            first_ = (first_ + chunk) % samples_.size();
            size_ -= chunk;
            done += chunk;
        }
        return static_cast<int>(count);
    }

private:
    std::vector<pj_int16_t> samples_;
    size_t first_ = 0, size_ = 0;
};

} // namespace

/* Shared by the Java object and the bridge's port; whichever ends last frees it. */
struct SamplePort::State {
    std::mutex mutex;
    std::vector<pj_int16_t> source;
    size_t next = 0;
    bool repeat = false;
    bool started = false;
    long long played_from = -1;
    /* What get_frame gave in this tick; the bridge reads all ports before it writes to any. */
    std::vector<pj_int16_t> given;
    bool gave = false;
    long long position = 0;
    SampleRing sent, heard;
    long long captured_from = 0;
    long long missed = 0;

    bool has_more() const { return next < source.size(); }

    void give(pj_int16_t *out, size_t count) {
        std::lock_guard<std::mutex> lock(mutex);
        if (has_more() && !started) {
            started = true;
            played_from = position;
        }
        size_t done = 0;
        while (done < count && has_more()) {
            size_t chunk = std::min(count - done, source.size() - next);
            std::copy_n(source.begin() + next, chunk, out + done);
            done += chunk;
            next += chunk;
            if (next == source.size() && repeat)
                next = 0;
        }
        std::fill(out + done, out + count, 0);
        given.assign(out, out + count);
        gave = true;
    }

    /* Called once a tick whether or not anybody transmits to the port: the clock. */
    void hear(const pj_int16_t *in, size_t count) {
        std::lock_guard<std::mutex> lock(mutex);
        if (sent.open()) {
            if (std::min(sent.free(), heard.free()) >= count) {
                sent.put(gave && given.size() == count ? given.data() : nullptr, count);
                heard.put(in, count);
            } else {
                missed += count;
            }
        }
        gave = false;
        position += count;
    }
};

/* What the bridge's port holds on to until the bridge has let go of it. */
struct SamplePort::PortData {
    std::shared_ptr<State> state;
    pj_pool_t *pool;
};

SamplePort::PortData *SamplePort::data_of(pjmedia_port *port) {
    return static_cast<PortData *>(port->port_data.pdata);
}

pj_status_t SamplePort::on_get_frame(pjmedia_port *port, pjmedia_frame *frame) {
    size_t count = PJMEDIA_PIA_SPF(&port->info);
    data_of(port)->state->give(static_cast<pj_int16_t *>(frame->buf), count);
    frame->size = count * sizeof(pj_int16_t);
    frame->type = PJMEDIA_FRAME_TYPE_AUDIO;
    return PJ_SUCCESS;
}

pj_status_t SamplePort::on_put_frame(pjmedia_port *port, pjmedia_frame *frame) {
    size_t count = PJMEDIA_PIA_SPF(&port->info);
    bool audio = frame->type == PJMEDIA_FRAME_TYPE_AUDIO && frame->size >= count * sizeof(pj_int16_t);
    data_of(port)->state->hear(audio ? static_cast<const pj_int16_t *>(frame->buf) : nullptr, count);
    return PJ_SUCCESS;
}

pj_status_t SamplePort::on_destroy(pjmedia_port *port) {
    PortData *data = data_of(port);
    pj_pool_t *pool = data->pool;
    delete data;
    pj_pool_release(pool);
    return PJ_SUCCESS;
}

namespace {

void check(pj_status_t status, const char *what) {
    if (status != PJ_SUCCESS)
        throw pj::Error(status, what, "", "sample_port.cpp", 0);
}

/* The bridge's frame, at the port's own rate: one frame of the port for each of the bridge. */
unsigned samples_per_frame(unsigned clock_rate) {
    pjsua_conf_port_info bridge;
    check(pjsua_conf_get_port_info(0, &bridge), "SamplePort::open()");
    return static_cast<unsigned>(
        static_cast<pj_uint64_t>(bridge.samples_per_frame) * clock_rate / bridge.channel_count / bridge.clock_rate);
}

} // namespace

SamplePort::SamplePort() : state_(std::make_shared<State>()) {}

SamplePort::~SamplePort() { close(); }

void SamplePort::open(const std::string &name, unsigned clock_rate) PJSUA2_THROW(pj::Error) {
    if (port_)
        check(PJ_EEXISTS, "SamplePort::open()");
    if (clock_rate < 8000 || clock_rate > 192000)
        check(PJ_EINVAL, "SamplePort::open() with a clockRate outside 8000-192000");
    unsigned frame = samples_per_frame(clock_rate);
    pj_pool_t *pool = pjsua_pool_create("samples%p", 1024, 512);
    if (!pool)
        check(PJ_ENOMEM, "SamplePort::open()");
    pj_str_t port_name, given{const_cast<char *>(name.data()), static_cast<pj_ssize_t>(name.size())};
    pj_strdup_with_null(pool, &port_name, &given);
    pjmedia_port *port = PJ_POOL_ZALLOC_T(pool, pjmedia_port);
    pjmedia_port_info_init(
        &port->info, &port_name, PJMEDIA_SIG_CLASS_APP('S', 'M', 'P'), clock_rate, 1, 16, frame);
    port->get_frame = &on_get_frame;
    port->put_frame = &on_put_frame;
    port->on_destroy = &on_destroy;
    data_ = new PortData{state_, pool};
    port->port_data.pdata = data_;
    pj_status_t status = pjmedia_port_init_grp_lock(port, pool, NULL);
    if (status != PJ_SUCCESS) {
        on_destroy(port);
        check(status, "SamplePort::open()");
    }
    port_ = port;
    life_ = current_life();
    try {
        registerMediaPort2(port, pool);
    } catch (...) {
        pjmedia_port_destroy(port);
        port_ = nullptr;
        throw;
    }
}

void SamplePort::close() noexcept {
    if (!port_)
        return;
    if (life_ == lives.load()) {
        try {
            unregisterMediaPort();
        } catch (pj::Error &) {
            /* The endpoint object is gone, the bridge is not: the port is removed all the same. */
            id = PJSUA_INVALID_ID;
        }
        pjmedia_port_destroy(port_);
    } else {
        /* Port and pool went with the library, without on_destroy(): the port was still held here. */
        delete data_;
    }
    port_ = nullptr;
}

void SamplePort::play(const short *samples, int count, bool repeat) {
    std::vector<pj_int16_t> source(samples, samples + count);
    std::lock_guard<std::mutex> lock(state_->mutex);
    state_->source.swap(source);
    state_->next = 0;
    state_->repeat = repeat;
    state_->started = false;
    state_->played_from = -1;
}

void SamplePort::stopPlaying() {
    std::lock_guard<std::mutex> lock(state_->mutex);
    state_->next = state_->source.size();
    state_->repeat = false;
}

bool SamplePort::playing() const {
    std::lock_guard<std::mutex> lock(state_->mutex);
    return state_->has_more();
}

long long SamplePort::playedFrom() const {
    std::lock_guard<std::mutex> lock(state_->mutex);
    return state_->played_from;
}

void SamplePort::capture(int max_samples) {
    size_t capacity = static_cast<size_t>(std::max(max_samples, 0));
    std::lock_guard<std::mutex> lock(state_->mutex);
    state_->sent.reset(capacity);
    state_->heard.reset(capacity);
    state_->captured_from = state_->position;
    state_->missed = 0;
}

long long SamplePort::capturedFrom() const {
    std::lock_guard<std::mutex> lock(state_->mutex);
    return state_->captured_from;
}

long long SamplePort::missed() const {
    std::lock_guard<std::mutex> lock(state_->mutex);
    return state_->missed;
}

int SamplePort::drainSent(short *into, int capacity) {
    std::lock_guard<std::mutex> lock(state_->mutex);
    return state_->sent.take(into, capacity);
}

int SamplePort::drainHeard(short *into, int capacity) {
    std::lock_guard<std::mutex> lock(state_->mutex);
    return state_->heard.take(into, capacity);
}

long long SamplePort::position() const {
    std::lock_guard<std::mutex> lock(state_->mutex);
    return state_->position;
}
