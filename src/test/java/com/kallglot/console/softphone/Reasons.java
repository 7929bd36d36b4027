package com.kallglot.console.softphone;

/// The phrases of RFC 3261 §21 that tests meet.
final class Reasons {
  private Reasons() {}

  static String of(int code) {
    return switch (code) {
      case 100 -> "Trying";
      case 180 -> "Ringing";
      case 200 -> "OK";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 480 -> "Temporarily Unavailable";
      case 486 -> "Busy Here";
      case 487 -> "Request Terminated";
      case 500 -> "Server Internal Error";
      case 503 -> "Service Unavailable";
      case 600 -> "Busy Everywhere";
      case 603 -> "Decline";
      default -> "Status " + code;
    };
  }
}
