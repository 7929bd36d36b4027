package com.kallglot.console.softphone.pjsip.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts the codecs of an SDP into the order that an account wants. PJSIP's own order is one for the
/// whole process, so this is done to each SDP before it is sent.
public final class SdpCodecs {
  private static final String EVENTS = "TELEPHONE-EVENT";

  /// Payload types that have their names without an `a=rtpmap` (RFC 3551 §6).
  private static final Map<String, String> STATIC_TYPES =
      Map.of("0", "PCMU", "3", "GSM", "4", "G723", "8", "PCMA", "9", "G722", "18", "G729");

  private SdpCodecs() {}

  /// An offer with the wanted codecs alone, in the wanted order, and telephone-event.
  ///
  /// @param wanted SDP names; a codec that is not in `offer` is left out
  /// @return `offer` itself where nothing is wanted in particular or none of the wanted is there
  public static String offer(String offer, List<String> wanted) {
    Map<String, String> types = audioTypes(offer);
    var keep = new ArrayList<String>();
    for (String codec : wanted) {
      types.forEach((type, name) -> addIf(name.equals(upper(codec)), keep, type));
    }
    return keep.isEmpty() ? offer : restrict(offer, types, keep);
  }

  /// An answer that takes the first wanted codec which the other side offered. PJSIP ignores the
  /// order inside an answer, so the others have to go.
  ///
  /// @return `answer` itself where nothing is wanted in particular; where none of the wanted was
  ///   offered an answer with the wanted codecs, which the negotiation then refuses with 488
  public static String answer(String answer, String remoteOffer, List<String> wanted) {
    if (wanted.isEmpty()) {
      return answer;
    }
    var offered = audioTypes(remoteOffer).values();
    for (String codec : wanted) {
      if (offered.contains(upper(codec)) && audioTypes(answer).containsValue(upper(codec))) {
        return offer(answer, List.of(codec));
      }
    }
    return offer(answer, wanted);
  }

  private static void addIf(boolean condition, List<String> list, String type) {
    if (condition && !list.contains(type)) {
      list.add(type);
    }
  }

  private static String upper(String codec) {
    return codec.toUpperCase(Locale.ROOT);
  }

  /// Payload type to codec name of the first audio stream, in the order of its `m=` line.
  private static Map<String, String> audioTypes(String sdp) {
    var types = new LinkedHashMap<String, String>();
    boolean inAudio = false;
    for (String line : sdp.lines().toList()) {
      if (line.startsWith("m=")) {
        if (inAudio) {
          break;
        }
        inAudio = line.startsWith("m=audio ");
        if (inAudio) {
          String[] words = line.split(" ", -1);
          for (int i = 3; i < words.length; i++) {
            types.put(words[i], STATIC_TYPES.getOrDefault(words[i], ""));
          }
        }
      } else if (inAudio && line.startsWith("a=rtpmap:")) {
        String[] map = line.substring("a=rtpmap:".length()).split(" ", 2);
        if (map.length == 2) {
          types.replace(map[0], upper(map[1].split("/", 2)[0]));
        }
      }
    }
    return types;
  }

  private static String restrict(String sdp, Map<String, String> types, List<String> codecs) {
    var keep = new ArrayList<>(codecs);
    types.forEach((type, name) -> addIf(name.equals(EVENTS), keep, type));
    var out = new StringBuilder(sdp.length());
    boolean inAudio = false;
    for (String line : sdp.lines().toList()) {
      if (line.startsWith("m=")) {
        inAudio = line.startsWith("m=audio ");
      }
      if (inAudio && line.startsWith("m=")) {
        String[] words = line.split(" ", 4);
        out.append(words[0] + " " + words[1] + " " + words[2] + " " + String.join(" ", keep));
        out.append("\r\n");
      } else if (!inAudio || !describesOther(line, keep)) {
        out.append(line).append("\r\n");
      }
    }
    return out.toString();
  }

  private static boolean describesOther(String line, List<String> keep) {
    boolean describesOne = line.startsWith("a=rtpmap:") || line.startsWith("a=fmtp:");
    return describesOne && !keep.contains(line.substring(line.indexOf(':') + 1).split(" ", 2)[0]);
  }
}
