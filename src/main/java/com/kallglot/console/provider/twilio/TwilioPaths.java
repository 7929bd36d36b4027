package com.kallglot.console.provider.twilio;

import okhttp3.HttpUrl;

/// Where Twilio keeps what is asked for. Whatever is put into a path is escaped: SIDs come from
/// people and from answers.
final class TwilioPaths {
  /// The list of numbers in an answer.
  static final String NUMBERS = "incoming_phone_numbers";

  static final String ORIGINATION_URLS = "origination_urls";
  static final int ONE = 1;

  /// The most that Twilio gives at once.
  static final int MOST = 1_000;

  private static final String VERSION = "2010-04-01";

  private TwilioPaths() {}

  static HttpUrl account(HttpUrl origin, String sid) {
    return api(origin).addPathSegment(sid + ".json").build();
  }

  static HttpUrl numbers(HttpUrl origin, String sid, int pageSize) {
    return api(origin)
        .addPathSegment(sid)
        .addPathSegment("IncomingPhoneNumbers.json")
        .addQueryParameter("PageSize", Integer.toString(pageSize))
        .build();
  }

  static HttpUrl application(HttpUrl origin, String sid, String application) {
    return api(origin)
        .addPathSegment(sid)
        .addPathSegment("Applications")
        .addPathSegment(application + ".json")
        .build();
  }

  /// At Twilio's trunking API, which is another origin.
  static HttpUrl originationUrls(HttpUrl trunking, String trunk) {
    return trunking
        .newBuilder()
        .addPathSegments("v1/Trunks")
        .addPathSegment(trunk)
        .addPathSegment("OriginationUrls")
        .addQueryParameter("PageSize", "100")
        .build();
  }

  private static HttpUrl.Builder api(HttpUrl origin) {
    return origin.newBuilder().addPathSegment(VERSION).addPathSegment("Accounts");
  }
}
