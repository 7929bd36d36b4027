#!/usr/bin/env bash
# compile.sh SOURCE WORK JDK ELAPSED: builds the pjproject tree SOURCE (which it changes) and the bindings
# into WORK/libpjsua2.so and WORK/java. Says what it does, and the seconds since the build began ELAPSED
# seconds ago, on descriptor 3; the rest is for a log.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$1 work=$2 jdk=$3 SECONDS=$4
step() { printf 'native engine: %s (%s s)\n' "$*" "$SECONDS" >&3; }
cd "$source"

# NDEBUG because a failed pj_assert would abort the JVM; the prefix maps for the same bytes from any folder.
flags=(-O2 -fPIC -DNDEBUG -fvisibility=hidden
  "-ffile-prefix-map=$source=pjproject" "-ffile-prefix-map=$work=bindings" "-ffile-prefix-map=$here=bindings")
includes=("-I$here")
for library in pjlib pjlib-util pjnath pjmedia pjsip; do includes+=("-I$source/$library/include"); done

configure() {
  step "configuring"
  cp "$here/config_site.h" pjlib/include/pj/config_site.h
  # Debian's copy lacks this file, and its Makefile does not know.
  [ -e pjmedia/src/pjmedia-audiodev/bdimad_dev.c ] || sed -i 's/ bdimad_dev\.o//' pjmedia/build/Makefile
  CFLAGS="${flags[*]}" CXXFLAGS="${flags[*]}" ./aconfigure --enable-epoll --disable-video --disable-sdl \
    --disable-ffmpeg --disable-v4l2 --disable-openh264 --disable-vpx --disable-upnp --disable-silk \
    --disable-opencore-amr --disable-bcg729 --disable-lyra --disable-libyuv --disable-libwebrtc \
    --disable-g7221-codec --disable-ilbc-codec --with-external-srtp --with-external-gsm \
    --with-external-speex --enable-speex-resample
}

unknown() {
  echo "error: $1 of this pjproject is not the one that compile.sh knows how to repair" >&2
  return 1
}

# Changes a file of the source by an awk program, whose exit status tells whether it knew the file.
repair() {
  awk "$2" "$1" >"$1.new" || unknown "$1"
  mv "$1.new" "$1"
}

# Two things in the stock interface cannot be overridden from outside: an initialiser that searches
# for libraries by name, and a garbage collection before libDestroy, pointless without finalizers.
stock_interface() {
  sed -e '/^ *%pragma(java) jniclasscode=/,/^ *%}/d' \
    -e '/^%rename(libDestroy_)/d' \
    -e '/^%typemap(javacode) pj::Endpoint/,/^%}/d' \
    "$source/pjsip-apps/src/swig/pjsua2.i" >"$work/pjsua2.i"
  if grep -E 'loadLibrary|libDestroy_' "$work/pjsua2.i"; then
    unknown pjsua2.i
  fi
}

# A media transport arms its reads and then says that it is started. A packet read in between is taken
# for one after the end, and nothing is ever read again: a call that hears nothing because its peer spoke
# early. So it says so first, and takes it back where a read cannot be armed.
early_media() {
  repair pjmedia/src/pjmedia/transport_udp.c '
    /^static pj_status_t transport_media_start\(/ { inside = 1 }
    inside && /^}/ { inside = 0 }
    inside && /before recvfrom RTP"/ { print "    udp->started = PJ_TRUE;"; ++mended }
    inside && /recvfrom RTP failed"/ { print; print "        udp->started = PJ_FALSE;"; ++mended; next }
    inside && /recvfrom RTCP failed"/ { print; print "        udp->started = PJ_FALSE;"; ++mended; next }
    inside && /^    udp->started = PJ_TRUE;/ { ++mended; next }
    { print }
    END { exit mended != 4 }
  '
}

# Which sound devices there are is asked for when somebody wants one, not at every start: it opens each
# of them for a moment, and plugins of ALSA (JACK) then write to the terminal by themselves.
lazy_devices() {
  repair pjmedia/src/pjmedia-audiodev/alsa_dev.c '
    /^static pj_status_t alsa_factory_init\(.*\)$/ { inside = 1 }
    inside && /^}/ { inside = 0 }
    inside && /pj_status_t status = alsa_factory_refresh\(f\);/ { sub(/alsa_factory_refresh\(f\)/, "PJ_SUCCESS"); ++mended }
    { print }
    END { exit mended != 1 }
  '
}

# A sound device whose server died says "overrun" for ever, and its thread asked on without a pause. What
# cannot be prepared again has failed.
dead_devices() {
  repair pjmedia/src/pjmedia-audiodev/alsa_dev.c '
    /^            snd_pcm_prepare \(pcm\);/ {
      print "            if (snd_pcm_prepare (pcm) < 0) {"
      print "                status = PJMEDIA_EAUD_SYSERR;"
      print "                break;"
      print "            }"
      ++mended; next
    }
    { print }
    END { exit mended != 2 }
  '
}

# A sound device may stand still: a microphone that gives nothing, a speaker that takes nothing. Its thread
# then waited in ALSA for ever, and whoever closed the device waited for its thread. So ALSA waits for
# nothing, and the thread looks every few milliseconds whether it is still wanted. ALSA's own wait with a
# limit is no way out: that of its PulseAudio plugin returns to nobody before there is sound.
standing_devices() {
  repair pjmedia/src/pjmedia-audiodev/alsa_dev.c '
    function moves(name, call, pcm) {
      print "static int " name "(struct alsa_stream *stream, char *buf, snd_pcm_uframes_t count)"
      print "{"
      print "    snd_pcm_uframes_t done = 0;"
      print "    while (done < count && !stream->quit) {"
      print "        snd_pcm_sframes_t now = " call "(" pcm ", buf + snd_pcm_frames_to_bytes(" pcm ", done), count - done);"
      print "        if (now == 0 || now == -EAGAIN)"
      print "            pj_thread_sleep(5);"
      print "        else if (now < 0)"
      print "            return (int)now;"
      print "        else"
      print "            done += now;"
      print "    }"
      print "    return (int)done;"
      print "}"
      print ""
    }
    /^static int pb_thread_func \(void \*arg\)/ {
      moves("play_frames", "snd_pcm_writei", "stream->pb_pcm")
      moves("capture_frames", "snd_pcm_readi", "stream->ca_pcm")
      ++mended
    }
    /^    snd_pcm_prepare \(pcm\);/ { print; print "    snd_pcm_nonblock (pcm, 1);"; ++mended; next }
    /^        result = snd_pcm_writei \(pcm, buf, nframes\);/ { print "        result = play_frames(stream, buf, nframes);"; ++mended; next }
    /^        result = snd_pcm_readi \(pcm, buf, nframes\);/ { print "        result = capture_frames(stream, buf, nframes);"; ++mended; next }
    { print }
    END { exit mended != 5 }
  '
}

# A computer may have only a microphone or only a speaker, and of two, one may fail while the other goes
# on: a device opened beside the bridge's clock takes PJMEDIA_AUD_INVALID_DEV for the end it lacks. Where
# the thread of a microphone cannot be made, there is then no other thread to wait for.
one_direction() {
  repair pjsip/src/pjsua2/media.cpp '
    /^void ExtraAudioDevice::open\(\)/ { inside = 1 }
    inside && /^}/ { inside = 0 }
    inside && /pjmedia_aud_dev_default_param\(recDev, &param\.base\);/ {
      print "    bool hears = recDev != PJMEDIA_AUD_INVALID_DEV, plays = playDev != PJMEDIA_AUD_INVALID_DEV;"
      sub(/recDev,/, "hears ? recDev : playDev,"); ++mended
    }
    inside && /param\.base\.dir = PJMEDIA_DIR_CAPTURE_PLAYBACK;/ {
      sub(/PJMEDIA_DIR_CAPTURE_PLAYBACK/, "!plays ? PJMEDIA_DIR_CAPTURE : !hears ? PJMEDIA_DIR_PLAYBACK : &"); ++mended
    }
    { print }
    END { exit mended != 2 }
  '
  repair pjmedia/src/pjmedia-audiodev/alsa_dev.c '
    /^static pj_status_t alsa_stream_start \(/ { inside = 1 }
    inside && /^}/ { inside = 0 }
    inside && /^            stream->quit = PJ_TRUE;/ { print; print "            if (!stream->pb_thread)"; print "                return status;"; ++mended; next }
    { print }
    END { exit mended != 1 }
  '
}

# What other threads log waits for the main one, and where too much waits some is thrown away: without
# another look whether it still waits, so that a main thread that caught up meanwhile ends the process.
full_queue() {
  repair pjsip/src/pjsua2/endpoint.cpp '
    /for \(unsigned i=0; i<NUMBER_TO_DISCARD; \+\+i\) {/ {
      sub(/i<NUMBER_TO_DISCARD;/, "i<NUMBER_TO_DISCARD \\&\\& !pendingJobs.empty();"); inside = 1; ++mended
    }
    inside && /pendingJobs.pop_back\(\);/ { print; print "            --pendingJobSize;"; ++mended; next }
    inside && /pendingJobSize -= NUMBER_TO_DISCARD;/ { inside = 0; ++mended; next }
    { print }
    END { exit mended != 3 }
  '
}

# Of a TURN server reached over TCP several packets may arrive at once; the first of them can end the
# session, whose pointer is then null when the next one is handed to it.
turn_stream_end() {
  repair pjnath/src/pjnath/turn_sock.c '
    sub(/while \(\(pkt_len=has_packet\(turn_sock, data, size\)\) != 0\) {/, "while (turn_sock->sess \\&\\& (pkt_len=has_packet(turn_sock, data, size)) != 0) {") { ++mended }
    { print }
    END { exit mended != 1 }
  '
}

# DTLS-SRTP makes keys on two channels, RTP and RTCP, and took the first that had some for both: where RTCP
# was faster than the answer, the call ended in 488 for want of a certificate or stayed silent, and the other
# channel's certificate was never compared with the fingerprint. What reads and changes the negotiation is
# one step now, on whatever thread. That holds for the clock of retransmissions too: it waited for a lock
# whose owner waited for it to end, and no call of the process went on. An answer is also where the other
# end is: until the stream began, what it said was answered to our own port, which ended the negotiation.
# And what is sent at once, two packets, fits where it is put.
dtls_channels() {
  repair pjmedia/src/pjmedia/transport_srtp_dtls.c '
    sub(/buf\[NUM_CHANNEL\]\[PJMEDIA_MAX_MTU\]/, "buf[NUM_CHANNEL][2 * PJMEDIA_MAX_MTU]") { ++mended }
    sub(/sizeof\(ds->buf\)/, "sizeof(ds->buf[idx])") { ++mended }
    /^        ds->got_keys = PJ_TRUE;/ { print "        if (idx == RTP_CHANNEL)"; $0 = "    " $0; ++mended }
    sub(/ds->rem_fingerprint\.slen && ds->rem_fprint_status == PJ_EPENDING/, "ds->rem_fingerprint.slen") { ++mended }
    /^static void DTLS_UNLOCK\(/ { unlocks = 1 }
    unlocks && /^}/ {
      print
      print "static dtls_srtp *dtls_hold(dtls_srtp *ds) { DTLS_LOCK(ds); return ds; }"
      $0 = "static void dtls_let_go(dtls_srtp **held) { DTLS_UNLOCK(*held); }"
      unlocks = 0; ++mended
    }
    /^static pj_status_t ssl_handshake\(/ { step = "ds" }
    /^static pj_status_t dtls_media_start\(/ { starts = 1 }
    starts && sub(/ds->setup == DTLS_SETUP_ACTIVE/, "& || !ds->use_ice") { ++mended }
    starts && sub(/= ssl_handshake\(ds\);/, "= ds->setup == DTLS_SETUP_ACTIVE ? ssl_handshake(ds) : PJ_SUCCESS;") {
      starts = 0; ++mended
    }
    /^static pj_status_t dtls_(on_recv|encode_sdp|media_start)\(/ { step = "(dtls_srtp*)tp" }
    step && /^{/ {
      print
      $0 = "    dtls_srtp *held __attribute__((cleanup(dtls_let_go))) = dtls_hold(" step ");"
      step = ""; ++mended
    }
    /DTLSv1_handle_timeout/ { ticks = 1 }
    ticks && /^        DTLS_UNLOCK\(ds\);/ { next }
    ticks && /^        ssl_flush_wbio\(ds, idx\);/ { print; $0 = "        DTLS_UNLOCK(ds);"; ticks = 0; ++mended }
    { print }
    END { exit mended != 13 }
  '
}

# A call's ports are looked for from one on, and given up after a hundred pairs that others have: as many as
# the calls of another process on this computer. A pair that is taken costs nothing, so all are tried.
taken_ports() {
  repair pjsip/src/pjsua-lib/pjsua_media.c '
    /^static pj_status_t create_rtp_rtcp_sock\(/ { inside = 1 }
    inside && /^}/ { inside = 0 }
    inside && /^    int i;/ { print "    int taken = 0;"; ++mended }
    inside && /socket bind\(\) at %s error"/ { bound = 1 }
    bound && /^            continue;/ {
      print "            if (taken++ < (int)cfg->port_range / 2)"
      print "                --i;"
      bound = 0; ++mended
    }
    { print }
    END { exit mended != 3 }
  '
}

compile_cpp() {
  g++ -std=c++17 "${flags[@]}" -Wall -DPJ_AUTOCONF=1 "${includes[@]}" "${@:2}" -c "$1" -o "$work/$(basename "${1%.cpp}").o"
}

bindings() {
  mkdir -p "$work/java/org/pjsip/pjsua2"
  stock_interface
  swig -c++ -java -package org.pjsip.pjsua2 "-I$work" "-I$source/pjsip-apps/src/swig" "${includes[@]}" \
    -outdir "$work/java/org/pjsip/pjsua2" -o "$work/pjsua2_wrap.cpp" "$here/bindings.i"
  local file
  for file in "$here"/*.cpp; do compile_cpp "$file"; done
  # -O1: it is glue, and half the compiler's time
  compile_cpp "$work/pjsua2_wrap.cpp" -O1 "-I$jdk/include" "-I$jdk/include/linux" -Wno-unused-function \
    -DSWIG_JAVA_ATTACH_CURRENT_THREAD_AS_DAEMON -DSWIG_JAVA_DETACH_ON_THREAD_END -DSWIG_JAVA_USE_THREAD_NAME
}

compile() {
  step "compiling the library and the bindings"
  bindings &
  local wrapper=$!
  : >user.mak
  make -s -j"$(nproc)" lib
  wait "$wrapper"
}

link() {
  step "linking"
  local archives
  mapfile -t archives < <(find . -path '*/lib/*.a' | sort)
  # Only the JVM's entry points are visible: no symbol may meet another library's of the same name.
  echo '{ global: Java_*; local: *; };' >"$work/exports"
  g++ -shared -s -o "$work/libpjsua2.so" "$work"/*.o -Wl,--start-group "${archives[@]}" -Wl,--end-group \
    "-Wl,--version-script=$work/exports" -Wl,--exclude-libs,ALL -Wl,-z,defs -Wl,-soname,libpjsua2.so -Wl,--build-id=none \
    -static-libstdc++ -static-libgcc \
    -lopus -lssl -lcrypto -lasound -luuid -lsrtp2 -lgsm -lspeex -lspeexdsp -lm -lpthread
}

configure
early_media
lazy_devices
dead_devices
standing_devices
one_direction
full_queue
turn_stream_end
dtls_channels
taken_ports
compile
link
