package com.kallglot.console.softphone.pjsip;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.pjsip.pjsua2.Account;
import org.pjsip.pjsua2.AudioMedia;
import org.pjsip.pjsua2.Call;
import org.pjsip.pjsua2.OnCallMediaStateParam;
import org.pjsip.pjsua2.OnCallStateParam;
import org.pjsip.pjsua2.OnCreateMediaTransportParam;
import org.pjsip.pjsua2.RtpTap;
import org.pjsip.pjsua2.pjsip_inv_state;
import org.pjsip.pjsua2.pjsua_call_media_status;

/// One side of a call, tapped below and above SRTP.
class LoopbackCall extends Call {
  private static final int RING = 1 << 18;

  private volatile int state;
  private volatile boolean media;
  private volatile long below;
  private volatile long above;

  LoopbackCall(Account account) {
    super(account);
  }

  LoopbackCall(Account account, int id) {
    super(account, id);
  }

  boolean hasSound() {
    return media;
  }

  boolean isOver() {
    return state == pjsip_inv_state.PJSIP_INV_STATE_DISCONNECTED;
  }

  long tapBelow() {
    return below;
  }

  long tapAbove() {
    return above;
  }

  /// Hands the tap over to the caller, who closes it.
  long takeTapBelow() {
    long taken = below;
    below = 0;
    return taken;
  }

  void closeTaps() {
    RtpTap.close(below);
    RtpTap.close(above);
  }

  AudioMedia audio() throws Exception {
    return getAudioMedia(-1);
  }

  List<TappedPacket> drain(long tap) {
    var packets = new ArrayList<TappedPacket>();
    var buffer = ByteBuffer.allocateDirect(RING);
    int length;
    while ((length = RtpTap.drain(tap, buffer)) > 0) {
      packets.addAll(TappedPacket.parse(buffer.limit(length)));
      buffer.clear();
    }
    return packets;
  }

  @Override
  public void onCreateMediaTransport(OnCreateMediaTransportParam transport) {
    below = RtpTap.attach(transport, RtpTap.Place.BELOW_SRTP, RING);
    above = RtpTap.attach(transport, RtpTap.Place.ABOVE_SRTP, RING);
  }

  @Override
  public void onCallState(OnCallStateParam change) {
    try {
      var info = getInfo();
      state = info.getState();
      info.delete();
    } catch (Exception e) {
      throw new AssertionError("A call that changes state has one", e);
    }
  }

  @Override
  public void onCallMediaState(OnCallMediaStateParam change) {
    try {
      var info = getInfo();
      media = info.getMedia().get(0).getStatus() == pjsua_call_media_status.PJSUA_CALL_MEDIA_ACTIVE;
      info.delete();
    } catch (Exception e) {
      throw new AssertionError("A call that changes media has some", e);
    }
  }
}
