package com.kallglot.console.sandbox.edge.message;

import com.kallglot.console.sandbox.edge.stack.SignallingStack;
import com.kallglot.console.telephony.SipTransport;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds and sends responses.
public final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final List<String> METHODS =
      List.of("INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "INFO", "UPDATE", "REGISTER");
  private static final String PRODUCT = "kallglot-sandbox";

  private final MessageFactory messages;
  private final HeaderFactory headers;
  private final AddressFactory addresses;
  private final String host;

  /// @param host the address that contacts and warnings show
  public Replies(String host) {
    this.host = host;
    SipFactory factory = SipFactory.getInstance();
    try {
      messages = factory.createMessageFactory();
      headers = factory.createHeaderFactory();
      addresses = factory.createAddressFactory();
    } catch (PeerUnavailableException problem) {
      throw new IllegalStateException("JAIN-SIP is on the class path", problem);
    }
  }

  /// A new tag for the `To` header of a dialog or refusal.
  public static String newTag() {
    return UUID.randomUUID().toString().substring(0, 13);
  }

  /// A response with our tag, where the request had none yet.
  public Response response(int status, Request request, String tag) {
    return built(() -> {
      Response response = messages.createResponse(status, request);
      ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
      if (status > 100 && to != null && to.getTag() == null) {
        to.setTag(tag);
      }
      response.setHeader(headers.createServerHeader(List.of(PRODUCT)));
      return response;
    });
  }

  /// A refusal outside of any call.
  ///
  /// @param warning text of a `Warning` header with code 399, where it helps
  public Response refusal(
      int status, @Nullable String reason, @Nullable String warning, Request request) {
    Response response = response(status, request, newTag());
    describe(response, reason, 399, warning);
    return response;
  }

  /// Adds reason phrase and warning.
  public void describe(
      Response response, @Nullable String reason, int warningCode, @Nullable String warning) {
    built(() -> {
      if (reason != null) {
        response.setReasonPhrase(oneLine(reason));
      }
      if (warning != null) {
        response.addHeader(headers.createWarningHeader(host, warningCode, oneLine(warning)));
      }
      return response;
    });
  }

  /// Header values cannot hold line ends or quotes.
  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]+", " ").replace('"', '\'');
  }

  /// Adds the `Allow` header of what is done here.
  public void allow(Response response) {
    built(() -> {
      for (String method : METHODS) {
        response.addHeader(headers.createAllowHeader(method));
      }
      return response;
    });
  }

  public Header header(String name, String value) {
    return built(() -> headers.createHeader(name, value));
  }

  /// Where requests of the dialog are to be sent.
  public ContactHeader contact(SipProvider provider, SipTransport transport) {
    int port = provider.getListeningPoint(SignallingStack.name(transport)).getPort();
    return built(() -> {
      SipURI uri = addresses.createSipURI(PRODUCT, host);
      uri.setPort(port);
      if (transport != SipTransport.UDP) {
        uri.setTransportParam(SignallingStack.name(transport).toLowerCase(Locale.ROOT));
      }
      return headers.createContactHeader(addresses.createAddress(uri));
    });
  }

  public void describe(Response response, String sdp) {
    built(() -> {
      response.setContent(
          sdp.getBytes(StandardCharsets.UTF_8),
          headers.createContentTypeHeader("application", "sdp"));
      return response;
    });
  }

  /// @return whether the transport took it
  public boolean send(ServerTransaction transaction, Response response) {
    try {
      transaction.sendResponse(response);
      return true;
    } catch (SipException | InvalidArgumentException problem) {
      LOG.debug("Could not send {}: {}", response.getStatusCode(), problem.toString());
      return false;
    }
  }

  /// Answers without a transaction: for what is too broken to have one.
  public void sendStatelessly(SipProvider provider, Response response) {
    try {
      provider.sendResponse(response);
    } catch (SipException problem) {
      LOG.debug("Could not send {}: {}", response.getStatusCode(), problem.toString());
    }
  }

  private interface Building<T> {
    T build() throws ParseException, InvalidArgumentException;
  }

  private static <T> T built(Building<T> building) {
    try {
      return building.build();
    } catch (ParseException | InvalidArgumentException problem) {
      throw new IllegalStateException("A header of our own making does not parse", problem);
    }
  }
}
