package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.SoftphoneException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what the bindings throw, plain exceptions with several lines of text, into one sentence:
/// what was attempted, what PJSIP says to it, and its code.
final class NativeFailure {
  private static final Pattern CODE = Pattern.compile("(?m)^Code:\\s*(\\d+)");
  private static final Pattern DESCRIPTION = Pattern.compile("(?m)^Description:\\s*(.+)$");

  /// An operation of the bindings, all of which declare [Exception].
  @FunctionalInterface
  interface Operation<T> {
    T run() throws Exception;
  }

  /// The same without a result.
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  private NativeFailure() {}

  /// @param attempted `Opening a UDP transport on 127.0.0.1`
  static <T> T translate(String attempted, Operation<T> operation) throws SoftphoneException {
    try {
      return operation.run();
    } catch (SoftphoneException e) {
      throw e;
    } catch (Exception e) {
      throw new SoftphoneException(attempted + ": " + said(e), e);
    }
  }

  static void translate(String attempted, Action action) throws SoftphoneException {
    NativeFailure.<Boolean>translate(
        attempted,
        () -> {
          action.run();
          return true;
        });
  }

  /// PJSIP's own words and its code, or the exception's where it is not PJSIP's.
  static String said(Exception failure) {
    String text = String.valueOf(failure.getMessage());
    Matcher code = CODE.matcher(text);
    Matcher description = DESCRIPTION.matcher(text);
    if (code.find() && description.find()) {
      String words = description.group(1).strip();
      return words + " (PJSIP " + code.group(1) + ")";
    }
    return text.lines().findFirst().orElse(failure.getClass().getSimpleName());
  }
}
