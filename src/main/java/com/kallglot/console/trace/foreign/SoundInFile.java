package com.kallglot.console.trace.foreign;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.foreign.frame.CaptureException;
import com.kallglot.console.trace.foreign.frame.CaptureReader;
import com.kallglot.console.trace.foreign.frame.Datagram.Carrier;
import java.io.IOException;
import java.util.ArrayList;

/// The packets of a leg where they are: in the file that the leg was found in.
public final class SoundInFile {
  private final CaptureIdentity file;
  private final Leg leg;

  SoundInFile(CaptureIdentity file, Leg leg) {
    this.file = file;
    this.leg = leg;
  }

  /// The call with all of its packets, read once more from the file. Takes as long as reading that
  /// does.
  ///
  /// @throws IOException where the file has changed since, or is gone
  public CallCapture with(CallCapture call) throws IOException {
    file.check();
    var packets = new ArrayList<MediaPacket>();
    try {
      var _ =
          CaptureReader.read(
              file.file(),
              datagram -> {
                if (datagram.carrier() == Carrier.UDP && !SipStreams.isText(datagram)) {
                  leg.packet(datagram).ifPresent(packets::add);
                }
              });
    } catch (CaptureException e) {
      throw new IOException(e.getMessage(), e);
    }
    file.check();
    return new CallCapture(call.zero(), call.zeroNanos(), call.messages(), packets, call.dropped());
  }
}
