package com.kallglot.console.wire;

/// Paths of the HTTP API below the host; `{id}` stands for one path segment.
public final class Paths {
  public static final String SESSIONS = "/v1/sessions";
  public static final String SESSION = "/v1/sessions/{id}";
  public static final String SESSION_END = "/v1/sessions/{id}/end";
  public static final String SESSION_DIAL = "/v1/sessions/{id}/dial";
  public static final String SESSION_TRANSCRIPT = "/v1/sessions/{id}/transcript";
  public static final String SESSION_RECORDINGS = "/v1/sessions/{id}/recordings";
  public static final String NUMBERS = "/v1/telephony/numbers";
  public static final String NUMBER = "/v1/telephony/numbers/{id}";
  public static final String NUMBERS_AVAILABLE = "/v1/telephony/numbers/available";
  public static final String CONNECTIONS = "/v1/telephony/connections";
  public static final String CONNECTION = "/v1/telephony/connections/{id}";
  public static final String CONNECTION_VERIFY = "/v1/telephony/connections/{id}/verify";
  public static final String CONNECTION_NUMBERS = "/v1/telephony/connections/{id}/numbers";
  public static final String SIP = "/v1/telephony/sip";
  public static final String SIP_PASSWORD = "/v1/telephony/sip/password";
  public static final String OPENAPI = "/v1/openapi.yaml";

  /// The sandbox's control resource, no part of the platform.
  public static final String CONTROL_LEGS = "/control/legs";

  public static final String CONTROL_STATUS = "/control/status";
  public static final String CONTROL_FAULTS = "/control/faults";
  public static final String CONTROL_LOSSES = "/control/losses";
  public static final String CONTROL_CONFIGURATION = "/control/configuration";
  public static final String CONTROL_READING = "/control/reading";
  public static final String CONTROL_LIMITS = "/control/limits";
  public static final String CONTROL_ORDERS = "/control/orders";
  public static final String CONTROL_BEHAVIOUR = "/control/behaviour";

  public static final String CONTROL_INTERPRETER = "/control/interpreter";

  private Paths() {}
}
