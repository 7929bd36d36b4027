package com.kallglot.console.sandbox.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/// A provider as an HTTP handler: one answer for each request.
interface StandIn extends HttpHandler {
  Reply answer(HttpExchange exchange);

  @Override
  default void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange).write(exchange);
    }
  }
}
