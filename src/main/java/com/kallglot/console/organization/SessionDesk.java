package com.kallglot.console.organization;

import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.conversation.Recording;
import com.kallglot.console.telephony.conversation.Transcript;
import java.util.List;
import java.util.UUID;

/// Sessions that are made, or exist, by their id.
public final class SessionDesk {
  private final PlatformClient client;

  SessionDesk(PlatformClient client) {
    this.client = client;
  }

  private interface Question<T> {
    T ask() throws PlatformException;
  }

  private static <T> T ask(Question<T> question) throws OrganizationException {
    try {
      return question.ask();
    } catch (PlatformException e) {
      throw new OrganizationException(e);
    }
  }

  /// Creates one; it costs what sessions cost.
  ///
  /// @param written the request as JSON, sent as it is
  public Session create(String written) throws OrganizationException {
    String key = UUID.randomUUID().toString();
    return ask(() -> client.sessions().createAsWritten(written, key));
  }

  public Session get(String id) throws OrganizationException {
    return ask(() -> client.sessions().get(id));
  }

  /// For one that has ended, its end is answered again.
  public Session.Ended end(String id) throws OrganizationException {
    return ask(() -> client.sessions().end(id));
  }

  public Transcript transcript(String id) throws OrganizationException {
    return ask(() -> client.sessions().transcript(id));
  }

  public List<Recording> recordings(String id) throws OrganizationException {
    return ask(() -> client.sessions().recordings(id));
  }
}
