package com.kallglot.console.organization;

import com.kallglot.console.telephony.TelephonyConfiguration;

/// What a platform was found to offer of its management when its collections were asked for.
public sealed interface Capability {
  /// All of it.
  record Offered(TelephonyConfiguration configuration) implements Capability {}

  /// It has none of the endpoints: 404, 405 or 501 for every collection, in the API's own form.
  ///
  /// @param answer the platform's, of the first collection
  record NotOffered(OrganizationException answer) implements Capability {}

  /// It has them, and this key may not read them: 403.
  record Forbidden(OrganizationException answer) implements Capability {}

  /// It cannot be told: rejected key, no credits, a failure, no answer, no answer of the API's, or
  /// answers that contradict each other.
  ///
  /// @param problem what was met first
  record Unclear(OrganizationException problem) implements Capability {}
}
