package com.kallglot.console.provider;

/// A credential that cannot be, or probably is not, what the field asks for; found without asking
/// the provider.
///
/// @param field which field it is about
/// @param sentence what is wrong with it; holds no part of a secret
/// @param next what to enter instead
public record ShapeFault(Field field, Kind kind, String sentence, String next) {

  public enum Field {
    ACCOUNT_SID,
    AUTH_TOKEN,
    API_KEY_SID,
    API_KEY_SECRET,
    API_KEY
  }

  public enum Kind {
    EMPTY(Weight.CERTAIN),
    /// An API key's SID where an account's belongs.
    API_KEY_SID(Weight.CERTAIN),
    /// The SID of a number, a trunk, a call …
    OTHER_SID(Weight.CERTAIN),
    /// A SID where its secret belongs.
    SID_AS_SECRET(Weight.CERTAIN),
    /// Not `AC` or `SK` and 32 hexadecimal digits, which Twilio documents.
    MALFORMED_SID(Weight.CERTAIN),
    /// A character that no credential holds and no HTTP header carries.
    STRANGE_CHARACTER(Weight.CERTAIN),
    /// Another provider's credential.
    OTHER_PROVIDER(Weight.CERTAIN),
    /// Auth tokens are customarily 32 lower-case hexadecimal digits; Twilio does not promise it.
    UNUSUAL_TOKEN(Weight.DOUBT),
    /// API v2 keys begin with `KEY`; API v1 had tokens, which v2 does not take.
    V1_TOKEN(Weight.DOUBT);

    private final Weight weight;

    Kind(Weight weight) {
      this.weight = weight;
    }

    public Weight weight() {
      return weight;
    }
  }

  /// Whether asking the provider can still help.
  public enum Weight {
    /// It cannot be right: it is not sent.
    CERTAIN,
    /// It may be right: it is sent, and the doubt is repeated where the provider refuses it.
    DOUBT
  }

  public boolean isCertain() {
    return kind.weight() == Weight.CERTAIN;
  }
}
