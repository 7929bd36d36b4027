package com.kallglot.console.organization;

import java.time.Duration;

/// How long ago something was, as people say it.
final class Ages {
  private Ages() {}

  static String ago(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + " days ago";
    }
    if (age.toHours() > 1) {
      return age.toHours() + " hours ago";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + " minutes ago" : age.toSeconds() + " s ago";
  }
}
