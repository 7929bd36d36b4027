package com.kallglot.console.trace.words;

import com.kallglot.console.trace.Cause;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says of a call that others made what is said of our own: who is "we" and "this computer" there
/// is the caller here. Phrase by phrase, for verbs change with who does it.
public final class CallerPhrases {
  /// The longer before what it begins with.
  private static final List<Map.Entry<String, String>> ENGLISH =
      List.of(
          Map.entry(
              "The call is not over and not answered yet",
              "The capture ends before the call is over or answered"),
          Map.entry("redirections are not followed", "whether to follow is up to the caller"),
          Map.entry("sent here too", "sent to this callee too"),
          Map.entry("Our own engine", "The caller's side"),
          Map.entry("our own engine", "the caller's side"),
          Map.entry("our engine", "the caller's side"),
          Map.entry("the engine's own verdict, not received", "concluded, not received"),
          Map.entry("our own CANCEL", "the caller's own CANCEL"),
          Map.entry("the NAT here gives", "the NAT at the caller gives"),
          Map.entry("that we were told and named", "that the caller was told and named"),
          Map.entry("our Contact", "the caller's Contact"),
          Map.entry("our own SDP", "the caller's SDP"),
          Map.entry("our SDP", "the caller's SDP"),
          Map.entry("our source address", "the caller's source address"),
          Map.entry("our BYE", "the caller's BYE"),
          Map.entry("our packets", "the caller's packets"),
          Map.entry("not our own", "not the caller's own"),
          Map.entry("packet of ours", "packet of the caller's"),
          Map.entry("we gave up", "the caller gave up"),
          Map.entry("what we sent", "what the caller sent"),
          Map.entry("what we send", "what the caller sends"),
          Map.entry("we sent", "the caller sent"),
          Map.entry("we hear", "the caller hears"),
          Map.entry("hear us", "hear the caller"),
          Map.entry("sent to us", "sent to the caller"),
          Map.entry("for us", "for the caller"),
          Map.entry("no packet from here", "no packet from the caller"),
          Map.entry("is not spoken here", "the caller does not speak"),
          Map.entry("that is taken here", "that the caller takes"),
          Map.entry("trusted here", "trusted by the caller"),
          Map.entry("this computer", "the caller"));

  private static final List<Map.Entry<String, String>> GERMAN =
      List.of(
          Map.entry(
              "Der Anruf ist noch nicht zu Ende und noch nicht angenommen",
              "Der Mitschnitt endet, ehe der Anruf zu Ende oder angenommen ist"),
          Map.entry("Umleitungen wird nicht gefolgt", "ob er ihr folgt, entscheidet der Anrufer"),
          Map.entry("der auch hier läutete", "der auch zu diesem Angerufenen ging"),
          Map.entry("Unsere Absenderadresse", "Die Absenderadresse des Anrufers"),
          Map.entry("unsere Absenderadresse", "die Absenderadresse des Anrufers"),
          Map.entry("unserem BYE", "dem BYE des Anrufers"),
          Map.entry("unsere Pakete", "die Pakete des Anrufers"),
          Map.entry("unser eigenes SDP", "das SDP des Anrufers"),
          Map.entry("(NAT) hier gibt", "(NAT) beim Anrufer gibt"),
          Map.entry("die uns genannt wurde", "die dem Anrufer genannt wurde"),
          Map.entry("die unser SDP nennt", "die sein SDP nennt"),
          Map.entry(
              "Der Anruf wurde angenommen, und die eigene Telefonie sandte keinen Ton",
              "Ton nur in einer Richtung: Zum Anrufer kam welcher, von ihm kam keiner vorbei"),
          Map.entry(
              "Prüfen Sie die Tonquelle und das Protokoll der Telefonie",
              "Schneiden Sie beim Anrufer selbst mit: Geht dort keiner hinaus, liegt es an seiner"
                  + " Tonquelle, sonst an dem, was dazwischen liegt"),
          Map.entry("wir gaben auf", "der Anrufer gab auf"),
          Map.entry("was wir senden", "was der Anrufer sendet"),
          Map.entry("Wir sandten", "Der Anrufer sandte"),
          Map.entry("Wir hören", "Der Anrufer hört"),
          Map.entry("zu uns gesendet", "zum Anrufer gesendet"),
          Map.entry("kein Paket von hier", "kein Paket des Anrufers"),
          Map.entry("das hier nicht gesprochen wird", "das der Anrufer nicht spricht"),
          Map.entry("der hier vertraut wird", "der der Anrufer vertraut"),
          Map.entry("zu diesem Computer", "zum Anrufer"),
          Map.entry("Von diesem Computer", "Vom Anrufer"),
          Map.entry("von diesem Computer", "vom Anrufer"),
          Map.entry("diesem Computer", "dem Anrufer"),
          Map.entry("dieser Computer", "der Anrufer"),
          Map.entry("diesen Computer", "den Anrufer"),
          Map.entry("dieses Computers", "des Anrufers"));

  private static final Phrases IN_ENGLISH = new Phrases(ENGLISH);
  private static final Phrases IN_GERMAN = new Phrases(GERMAN);

  /// Phrases as whole words, outside of what somebody else said.
  private record Phrases(Map<String, String> replacements, String pattern) {
    Phrases(List<Map.Entry<String, String>> phrases) {
      this(
          phrases.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
          phrases.stream()
              .map(phrase -> Pattern.quote(phrase.getKey()))
              .collect(Collectors.joining("|", "(?<!\\w)(?:", ")(?!\\w)")));
    }
  }

  private CallerPhrases() {}

  /// The same cause, said of the caller.
  ///
  /// @param told what messages said, which stays as it is: a reason phrase, a header's value
  public static Cause of(Cause own, List<String> told) {
    return new Cause(
        own.code(),
        replaced(own.sentence(), IN_ENGLISH, told),
        own.blame(),
        own.q850(),
        replaced(own.evidence(), IN_ENGLISH, told),
        own.change() == null ? null : replaced(own.change(), IN_ENGLISH, told));
  }

  static String english(String text) {
    return replaced(text, IN_ENGLISH, List.of());
  }

  static String german(String text) {
    return replaced(text, IN_GERMAN, List.of());
  }

  private static String replaced(String text, Phrases phrases, List<String> told) {
    String kept =
        told.stream()
            .filter(each -> !each.isBlank())
            .map(each -> Pattern.quote(each) + "|")
            .collect(Collectors.joining());
    return Pattern.compile(kept + phrases.pattern, Pattern.UNICODE_CHARACTER_CLASS)
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                phrases.replacements.getOrDefault(found.group(), found.group())));
  }
}
