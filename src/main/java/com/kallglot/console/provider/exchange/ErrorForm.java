package com.kallglot.console.provider.exchange;

import com.kallglot.console.provider.ProviderWords;

/// How a provider writes its refusals.
@FunctionalInterface
public interface ErrorForm {
  ProviderWords words(int status, Answer body);

  /// `{"code":20003,"message":"Authenticate","more_info":"https://…","status":401}`.
  ErrorForm TWILIO =
      (status, body) ->
          new ProviderWords(
              status,
              body.text("code"),
              body.text("message") == null ? body.text("detail") : body.text("message"),
              body.text("more_info"));

  /// `{"errors":[{"code":"10009","title":"…","detail":"…","meta":{"url":"https://…"}}]}`.
  ErrorForm TELNYX =
      (status, body) ->
          body.list("errors").stream()
              .filter(error -> error.text("code") != null)
              .findFirst()
              .map(error ->
                  new ProviderWords(
                      status,
                      error.text("code"),
                      titleAndDetail(error),
                      error.object("meta").text("url")))
              .orElseGet(() -> new ProviderWords(status, null, null, null));

  private static String titleAndDetail(Answer error) {
    String title = error.text("title", "");
    String detail = error.text("detail", "");
    if (title.isEmpty() || detail.isEmpty()) {
      return title + detail;
    }
    return title + ": " + detail;
  }
}
