package com.kallglot.console.sandbox.http;

import java.util.Locale;

/// Every `code` of a refusal, with the status and the type it comes with.
public enum Code {
  INVALID_JSON(400, "invalid_request_error"),
  IDEMPOTENCY_MISMATCH(400, "invalid_request_error"),
  NO_DEFAULT_PROVIDER(400, "invalid_request_error"),
  INVALID_API_KEY(401, "authentication_error"),
  INSUFFICIENT_API_CREDITS(402, "permission_error"),
  PAYMENT_REQUIRED(402, "permission_error"),
  INSUFFICIENT_PERMISSIONS(403, "permission_error"),
  ORGANIZATION_INACTIVE(403, "permission_error"),
  VERIFICATION_REQUIRED(403, "permission_error"),
  SIP_NOT_ENABLED(403, "permission_error"),
  RESOURCE_NOT_FOUND(404, "not_found_error"),
  SESSION_NOT_FOUND(404, "not_found_error"),
  CONNECTION_NOT_FOUND(404, "not_found_error"),
  PHONE_NUMBER_NOT_FOUND(404, "not_found_error"),
  METHOD_NOT_ALLOWED(405, "invalid_request_error"),
  IDEMPOTENCY_CONFLICT(409, "conflict_error"),
  PHONE_NUMBER_BUSY(409, "conflict_error"),
  NO_FREE_NUMBER(409, "conflict_error"),
  PHONE_NUMBER_UNAVAILABLE(409, "conflict_error"),
  NUMBER_IN_USE(409, "conflict_error"),
  PRICE_CHANGED(409, "conflict_error"),
  SESSION_NOT_DIALABLE(409, "conflict_error"),
  PRECONDITION_FAILED(412, "invalid_request_error"),
  PAYLOAD_TOO_LARGE(413, "invalid_request_error"),
  MISSING_REQUIRED_FIELD(422, "validation_error"),
  INVALID_FIELD_VALUE(422, "validation_error"),
  INVALID_MODE(422, "validation_error"),
  PRECONDITION_REQUIRED(428, "invalid_request_error"),
  RATE_LIMIT_EXCEEDED(429, "rate_limit_error"),
  CONCURRENT_SESSION_LIMIT(429, "rate_limit_error"),
  INTERNAL_ERROR(500, "api_error"),
  NOT_IMPLEMENTED(501, "invalid_request_error"),
  SIP_DIAL_FAILED(502, "api_error");

  private final int status;
  private final String type;

  Code(int status, String type) {
    this.status = status;
    this.type = type;
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
