package com.kallglot.console.softphone.pjsip.network;

import com.kallglot.console.softphone.SipText;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A registrar and stateless proxy over UDP that stays on the path of every call and sends to where
/// somebody's messages come from, whatever they say of themselves: what a provider has in front of
/// telephones behind NAT. Media is none of its business. A program of its own: `LittleProxy ADDRESS
/// PORT`.
final class LittleProxy {
  private static final Pattern CONTACT = Pattern.compile("(?m)^Contact: <sip:([^;>]+)");
  private static final Pattern ADDRESS = Pattern.compile("^\\S+ sip:([^;> ]+)");
  private static final Pattern OURS = Pattern.compile("Via: [^\r]*;from=([\\d.]+)-(\\d+)\r\n");

  private final DatagramSocket socket;
  private final String self;

  /// Where messages of a contact come from, by `user@host:port` and by user.
  private final Map<String, InetSocketAddress> seenAt = new HashMap<>();

  private LittleProxy(String address, int port) throws IOException {
    self = address + ":" + port;
    socket = new DatagramSocket(port, InetAddress.ofLiteral(address));
  }

  public static void main(String[] arguments) throws IOException {
    var proxy = new LittleProxy(arguments[0], Integer.parseInt(arguments[1]));
    System.out.println("ready");
    while (true) {
      proxy.pass();
    }
  }

  private void pass() throws IOException {
    var packet = new DatagramPacket(new byte[16_000], 16_000);
    socket.receive(packet);
    var from = (InetSocketAddress) packet.getSocketAddress();
    String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return; // a keep-alive
    }
    learn(text, from);
    if (text.startsWith("SIP/2.0")) {
      back(text);
    } else if (text.startsWith("REGISTER")) {
      send(registered(SipText.parse(text).orElseThrow()), from);
    } else {
      forth(text, from);
    }
  }

  private void learn(String text, InetSocketAddress from) {
    Matcher contact = CONTACT.matcher(text);
    if (contact.find()) {
      seenAt.put(contact.group(1), from);
      seenAt.put(contact.group(1).replaceFirst("@.*", ""), from);
    }
  }

  private static String registered(SipText request) {
    return "SIP/2.0 200 OK\r\nVia: %s\r\nFrom: %s\r\nTo: %s;tag=proxy\r\nCall-ID: %s\r\nCSeq: %s\r\nContact: %s;expires=300\r\nContent-Length: 0\r\n\r\n"
        .formatted(
            request.header("Via").orElseThrow(),
            request.header("From").orElseThrow(),
            request.header("To").orElseThrow(),
            request.callId(),
            request.header("CSeq").orElseThrow(),
            request.header("Contact").orElse("<sip:nobody@invalid>"));
  }

  private void forth(String text, InetSocketAddress from) throws IOException {
    Matcher address = ADDRESS.matcher(text);
    String whom = address.find() ? address.group(1) : "";
    InetSocketAddress to = seenAt.get(whom);
    to = to == null ? seenAt.get(whom.replaceFirst("@.*", "")) : to;
    if (to == null) {
      return;
    }
    String branch = SipText.parse(text).orElseThrow().header("Via").orElseThrow().hashCode() + "x";
    String ours =
        "Via: SIP/2.0/UDP %s;branch=z9hG4bK%s;from=%s-%d\r\nRecord-Route: <sip:%s;lr>\r\n"
            .formatted(self, branch, from.getAddress().getHostAddress(), from.getPort(), self);
    send(text.replaceFirst("(?m)^Route: .*\r\n", "").replaceFirst("Via: ", ours + "Via: "), to);
  }

  private void back(String text) throws IOException {
    Matcher ours = OURS.matcher(text);
    if (ours.find()) {
      var to = new InetSocketAddress(ours.group(1), Integer.parseInt(ours.group(2)));
      send(ours.replaceFirst(""), to);
    }
  }

  private void send(String text, InetSocketAddress to) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }
}
