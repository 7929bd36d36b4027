package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.evidence.Testimony.Finding;
import com.kallglot.console.trace.evidence.Testimony.Source;
import com.kallglot.console.trace.evidence.Testimony.Weight;
import com.kallglot.console.trace.negotiation.Codec;
import com.kallglot.console.trace.negotiation.Medium;
import com.kallglot.console.trace.negotiation.SessionDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What we saw or did ourselves that bears on a cause.
final class Inference {
  private final Answer answer;
  private final Cause cause;
  private final List<SipMessage> messages;

  private Inference(Answer answer, List<SipMessage> messages, Cause cause) {
    this.answer = answer;
    this.cause = cause;
    this.messages = messages;
  }

  /// Its weight is that of one that speaks, but where there is nothing to say.
  static Testimony of(Answer answer, List<SipMessage> messages, Cause cause) {
    return new Inference(answer, messages, cause).testimony();
  }

  private Testimony testimony() {
    return switch (cause.code()) {
      case ENCRYPTION_NOT_TAKEN -> profile();
      case CODECS_NOT_TAKEN, MEDIA_NOT_TAKEN -> codecs();
      case CREDENTIALS_MISSING, CREDENTIALS_NOT_SPOKEN ->
          found(Finding.CREDENTIALS_NOT_SENT, List.of(), answer.invite());
      case NONCE_STALE, CREDENTIALS_WRONG, FORBIDDEN_AFTER_CREDENTIALS ->
          found(Finding.CREDENTIALS_SENT, List.of(), answer.invite());
      case FORBIDDEN -> found(Finding.CREDENTIALS_NOT_ASKED, List.of(), answer.invite());
      case NOBODY_ANSWERED, NEVER_RANG -> cancelled();
      default -> answer.isRefused() ? nothing() : seen();
    };
  }

  private Testimony found(Finding finding, List<String> values, @Nullable SipMessage at) {
    return new Testimony(Source.INFERENCE, Weight.ADDS, finding, values, at);
  }

  private Testimony nothing() {
    return new Testimony(Source.INFERENCE, Weight.ABSENT, Finding.NOTHING_MORE, List.of(), null);
  }

  private Testimony seen() {
    return found(Finding.SEEN, List.of(cause.evidence()), null);
  }

  /// An offer without keys is what a far end that wants keys refuses.
  private Testimony profile() {
    Optional<Medium> audio = offered(answer.invite());
    if (audio.isEmpty()) {
      return seen();
    }
    boolean plain = audio.get().encryption().isEmpty();
    return new Testimony(
        Source.INFERENCE,
        plain ? Weight.AGREES : Weight.ADDS,
        plain ? Finding.OFFERED_PLAIN : Finding.OFFERED_KEYS,
        List.of(audio.get().protocol()),
        answer.invite());
  }

  private Testimony codecs() {
    List<String> names =
        offered(answer.invite()).stream()
            .flatMap(audio -> audio.sounds().stream())
            .map(Codec::name)
            .toList();
    return names.isEmpty()
        ? seen()
        : found(Finding.OFFERED_CODECS, List.of(String.join(", ", names)), answer.invite());
  }

  private Testimony cancelled() {
    SipMessage cancel =
        messages.stream()
            .filter(message -> {
              SipText text = SipText.of(message.text());
              return text.isRequest() && text.method().equals("CANCEL");
            })
            .findFirst()
            .orElse(null);
    return cancel == null ? seen() : found(Finding.OWN_CANCEL, List.of(), cancel);
  }

  static Optional<Medium> offered(@Nullable SipMessage message) {
    return Optional.ofNullable(message).stream()
        .flatMap(found -> SessionDescription.in(SipText.of(found.text())).stream())
        .flatMap(description -> description.media().stream())
        .filter(medium -> medium.kind().equals("audio"))
        .findFirst();
  }
}
