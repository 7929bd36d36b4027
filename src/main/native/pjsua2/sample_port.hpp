#ifndef KALLGLOT_SAMPLE_PORT_HPP
#define KALLGLOT_SAMPLE_PORT_HPP

#include <memory>
#include <string>
#include <pjsua2/media.hpp>

/**
 * A source and sink of samples on the conference bridge: plays what it is given and captures what it
 * sent and what it heard, without a call into Java per frame. Mono, 16 bit, in the machine's order.
 *
 * One clock counts the samples of both directions: it starts at open() and moves by one frame of the
 * bridge at a time, whether or not anything is connected. The n-th sample that drainSent() gives since
 * capture() was given to the bridge in the same frame as the n-th of drainHeard() was taken from it.
 *
 * play, stopPlaying, capture and the drains may be called from any thread, registered with PJLIB or
 * not, also when the call or the whole library is gone. open() and deletion belong on the engine's thread.
 */
class SamplePort : public pj::AudioMedia {
public:
    SamplePort();
    virtual ~SamplePort();

    /** Joins the bridge; once. A clockRate that is the bridge's own avoids resampling. */
    void open(const std::string &name, unsigned clockRate) PJSUA2_THROW(pj::Error);

    /** Plays from the next frame on, in place of what was playing; then silence, or again from the start. */
    void play(const short *samples, int count, bool repeat);

    /** Silence from the next frame on. */
    void stopPlaying();

    /** False as soon as the last sample has been given to the bridge, or where nothing was played. */
    bool playing() const;

    /** The clock at the first sample of the latest play(), -1 before that sample is given to the bridge. */
    long long playedFrom() const;

    /** Starts capturing anew, keeping at most maxSamples undrained in each direction; 0 stops it. */
    void capture(int maxSamples);

    /** The clock at the first captured sample. */
    long long capturedFrom() const;

    /** Samples that found the capture full, since capture(): they are missing in both directions alike. */
    long long missed() const;

    /** Takes captured samples into the array; answers how many. */
    int drainSent(short *into, int capacity);
    int drainHeard(short *into, int capacity);

    /** Samples per direction since open(). */
    long long position() const;

    /** Not copyable: the bridge knows it by address. */
    SamplePort(const SamplePort &) = delete;
    SamplePort &operator=(const SamplePort &) = delete;

#ifndef SWIG
private:
    struct State;
    struct PortData;

    static PortData *data_of(pjmedia_port *port);
    static pj_status_t on_get_frame(pjmedia_port *port, pjmedia_frame *frame);
    static pj_status_t on_put_frame(pjmedia_port *port, pjmedia_frame *frame);
    static pj_status_t on_destroy(pjmedia_port *port);
    void close() noexcept;

    std::shared_ptr<State> state_;
    pjmedia_port *port_ = nullptr;
    PortData *data_ = nullptr;
    /* Which life of the library the port belongs to: its memory ends with that. */
    unsigned life_ = 0;
#endif
};

#endif
