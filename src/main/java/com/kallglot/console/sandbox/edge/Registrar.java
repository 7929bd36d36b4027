package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk.SipCredential;
import com.kallglot.console.sandbox.edge.digest.DigestGate;
import com.kallglot.console.sandbox.edge.message.Invitee;
import com.kallglot.console.sandbox.edge.message.Replies;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/// Where the telephones of test lines register (RFC 3261 §10), kept in memory: a telephone
/// registers again after a restart.
final class Registrar {
  private static final Duration STANDARD = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Authenticator authenticator;
  private final Replies replies;
  private final Clock clock;
  private final Map<String, Map<String, Binding>> bindings = new HashMap<>();

  /// @param source where the registration came from
  private record Binding(ContactHeader contact, InetSocketAddress source, Instant until) {}

  Registrar(Authenticator authenticator, Replies replies, Clock clock) {
    this.authenticator = authenticator;
    this.replies = replies;
    this.clock = clock;
  }

  void register(Exchange exchange) {
    Request request = exchange.request();
    switch (authenticator.judge(request)) {
      case DigestGate.Verdict.Unproven unproven ->
          exchange.answer(authenticator.challenge(unproven.why(), request));
      case DigestGate.Verdict.Proven proven -> proven(exchange, proven.credential());
    }
  }

  private void proven(Exchange exchange, SipCredential account) {
    if (account.holder() != SipCredential.Holder.TEST_LINE) {
      exchange.refuse(
          Response.FORBIDDEN, null, "Only test lines register; SIP settings call without");
      return;
    }
    if (!account.username().equals(addressOfRecord(exchange.request()))) {
      exchange.refuse(
          Response.FORBIDDEN,
          null,
          "The address in To is not that of the account " + account.username());
      return;
    }
    exchange.answer(bound(exchange.request(), exchange.source(), account.username()));
  }

  private static String addressOfRecord(Request request) {
    URI uri = ((ToHeader) request.getHeader(ToHeader.NAME)).getAddress().getURI();
    return uri instanceof SipURI sip && sip.getUser() != null ? sip.getUser() : "";
  }

  private synchronized Response bound(Request request, InetSocketAddress source, String user) {
    Map<String, Binding> own = bindings.computeIfAbsent(user, name -> new HashMap<>());
    Instant now = clock.instant();
    for (ContactHeader contact : contacts(request)) {
      Duration wish = expiry(request, contact);
      if (contact.getAddress().isWildcard()) {
        own.clear();
      } else if (wish.isZero()) {
        own.remove(contact.getAddress().getURI().toString());
      } else {
        own.put(
            contact.getAddress().getURI().toString(), new Binding(contact, source, now.plus(wish)));
      }
    }
    own.values().removeIf(binding -> !binding.until().isAfter(now));
    Response response = replies.response(Response.OK, request, Replies.newTag());
    own.values().forEach(binding -> response.addHeader(shown(binding, now)));
    if (own.isEmpty()) {
      bindings.remove(user);
    }
    return response;
  }

  /// Where the telephone of that user name is, the registration that lasts longest; empty where
  /// none is.
  synchronized Optional<Invitee> whereabouts(String user) {
    Instant now = clock.instant();
    return bindings.getOrDefault(user, Map.of()).values().stream()
        .filter(binding -> binding.until().isAfter(now))
        .filter(binding -> binding.contact().getAddress().getURI() instanceof SipURI)
        .max(Comparator.comparing(Binding::until))
        .flatMap(binding ->
            Invitee.registered((SipURI) binding.contact().getAddress().getURI(), binding.source()));
  }

  private static List<ContactHeader> contacts(Request request) {
    List<ContactHeader> contacts = new ArrayList<>();
    ListIterator<?> headers = request.getHeaders(ContactHeader.NAME);
    while (headers != null && headers.hasNext()) {
      contacts.add((ContactHeader) headers.next());
    }
    return contacts;
  }

  private static Duration expiry(Request request, ContactHeader contact) {
    int seconds = contact.getExpires();
    if (seconds < 0) {
      ExpiresHeader general = request.getExpires();
      seconds = general == null ? (int) STANDARD.toSeconds() : general.getExpires();
    }
    return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
  }

  private static ContactHeader shown(Binding binding, Instant now) {
    ContactHeader contact = (ContactHeader) binding.contact().clone();
    try {
      contact.setExpires((int) Duration.between(now, binding.until()).toSeconds());
    } catch (InvalidArgumentException problem) {
      throw new IllegalStateException("Expired bindings were removed", problem);
    }
    return contact;
  }
}
