#ifndef KALLGLOT_RTP_TAP_HPP
#define KALLGLOT_RTP_TAP_HPP

#include <pjsua2/call.hpp>

/**
 * Copies every packet that a media transport sends or receives into a ring, from where one Java thread
 * drains it. Call attach() in onCreateMediaTransport(), which PJSUA2 calls once per media: holds and
 * re-INVITEs keep the tap. Whatever happens to the call, the ring stays until close().
 *
 * drain, dropped and close may be called from any thread, registered with PJLIB or not, also when the
 * call or the whole library is gone. A handle is never given twice.
 *
 * A drained buffer holds whole records, in the machine's byte order, each at a multiple of 8:
 *
 *    0  int    length of the record, a multiple of 8
 *    4  byte   direction: RECEIVED or SENT
 *    5  byte   kind: RTP, RTCP or OTHER (DTLS, STUN, or what is none of them)
 *    6  short  length of an address: 4 or 16; 0 where the addresses are not known
 *    8  long   time in ns, of CLOCK_MONOTONIC: System.nanoTime()
 *   16  byte[16]  source address, from its first byte
 *   32  byte[16]  destination address
 *   48  short  source port         50  short  destination port
 *   52  int    length of the packet
 *   56  the packet
 *
 * Records are in the order of each direction; across directions compare their times. The destination
 * of what is sent follows PJMEDIA's switch to the address that RTP is heard from; the source of what is
 * received is PJMEDIA's. Between two attachments of the stream (a re-INVITE) nothing is received.
 */
class RtpTap {
public:
    enum Place {
        /** What is on the wire: the place to count packets, as SRTP's replays and refusals show. */
        BELOW_SRTP,
        /** What the stream sends and hears, in plain text: the place to listen. */
        ABOVE_SRTP
    };
    enum Direction { RECEIVED, SENT };
    enum Kind { RTP, RTCP, OTHER };

    /** Bytes of a record in front of the packet. */
    enum { HEADER = 56 };

    /**
     * A handle, or 0 where the transport cannot be tapped there: it is no SRTP transport (ABOVE_SRTP), has
     * a tap in this place already, or memory is short. The capacity in bytes is rounded up to a power of
     * two, at least 16 KiB; 128 KiB hold five seconds of one G.711 stream in both directions.
     */
    static long long attach(pj::OnCreateMediaTransportParam &prm, Place place, int capacity);

    /** Fills the buffer from index 0 with whole records; answers the bytes, -1 for a handle that is closed. */
    static int drain(long long handle, void *buffer, int capacity);

    /** Packets that found the ring full; -1 for a handle that is closed. */
    static long long dropped(long long handle);

    /** Lets go of the ring; a second close does nothing. */
    static void close(long long handle);

    /** Rings not yet freed, in the whole process: 0 when every handle is closed and every transport gone. */
    static int live();
};

#endif
